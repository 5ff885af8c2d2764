-- A failure is told once, however many workers see it and however often. open_server is empty once it counts no more.
CREATE TABLE failure_detection (
  id           BIGINT       NOT NULL AUTO_INCREMENT,
  cluster_id   VARCHAR(255) NOT NULL,
  host         VARCHAR(255) NOT NULL,
  port         INTEGER      NOT NULL,
  code         VARCHAR(64)  NOT NULL,
  node         VARCHAR(255) NOT NULL,
  detected_at  DATETIME(6)  NOT NULL,
  last_seen_at DATETIME(6)  NOT NULL,
  open_server  VARCHAR(300),
  PRIMARY KEY (id),
  UNIQUE KEY failure_detection_open (open_server),
  KEY failure_detection_by_time (detected_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What is to be told to the world, by which channel, and how often that was tried.
CREATE TABLE notification (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  about      VARCHAR(300) NOT NULL,
  channel    VARCHAR(16)  NOT NULL,
  message    MEDIUMTEXT   NOT NULL,
  state      VARCHAR(16)  NOT NULL,
  tries      INTEGER      NOT NULL,
  created_at DATETIME(6)  NOT NULL,
  next_at    DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY notification_once (about, channel),
  KEY notification_by_state (state, next_at),
  KEY notification_by_time (created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
