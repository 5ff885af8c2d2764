-- What people ask of the fleet and a web process cannot do itself: it holds no account on any managed server.
CREATE TABLE request (
  id           BIGINT       NOT NULL AUTO_INCREMENT,
  kind         VARCHAR(32)  NOT NULL,
  argument     TEXT         NOT NULL,
  requested_by VARCHAR(255) NOT NULL,
  requested_at DATETIME(6)  NOT NULL,
  state        VARCHAR(16)  NOT NULL,
  node         VARCHAR(255) NOT NULL,
  claimed_at   DATETIME(6),
  ended_at     DATETIME(6),
  answer       MEDIUMTEXT   NOT NULL,
  PRIMARY KEY (id),
  KEY request_by_state (state, id),
  KEY request_by_end (ended_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
