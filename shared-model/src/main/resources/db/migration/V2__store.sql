-- What Baton records. Times are UTC by the store's clock unless said otherwise; texts compare by bytes, as they do in
-- Java; JSON is kept as text, so that it comes back as it was written, on MySQL and MariaDB alike.

CREATE TABLE cluster (
  cluster_id    VARCHAR(255) NOT NULL,
  alias         VARCHAR(255),
  first_seen_at DATETIME(6)  NOT NULL,
  analysed_at   DATETIME(6)  NOT NULL,
  PRIMARY KEY (cluster_id),
  UNIQUE KEY cluster_by_alias (alias)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- last_checked_at and last_seen_at are by the clock of the process that probed.
CREATE TABLE server (
  host            VARCHAR(255) NOT NULL,
  port            INTEGER      NOT NULL,
  cluster_id      VARCHAR(255) NOT NULL,
  state           VARCHAR(16)  NOT NULL,
  fingerprint     INTEGER      NOT NULL,
  observation     MEDIUMTEXT   NOT NULL,
  last_checked_at DATETIME(6)  NOT NULL,
  last_seen_at    DATETIME(6),
  first_seen_at   DATETIME(6)  NOT NULL,
  PRIMARY KEY (host, port),
  KEY server_by_cluster (cluster_id),
  KEY server_by_last_seen (last_seen_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE address (
  asked_host     VARCHAR(255) NOT NULL,
  asked_port     INTEGER      NOT NULL,
  host           VARCHAR(255) NOT NULL,
  port           INTEGER      NOT NULL,
  last_seen_at   DATETIME(6)  NOT NULL,
  PRIMARY KEY (asked_host, asked_port),
  KEY address_by_server (host, port)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE promotion_rule (
  host       VARCHAR(255) NOT NULL,
  port       INTEGER      NOT NULL,
  rule       VARCHAR(16)  NOT NULL,
  expires_at DATETIME(6)  NOT NULL,
  PRIMARY KEY (host, port)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE downtime (
  host     VARCHAR(255) NOT NULL,
  port     INTEGER      NOT NULL,
  owner    VARCHAR(255) NOT NULL,
  reason   TEXT         NOT NULL,
  begun_at DATETIME(6)  NOT NULL,
  until_at DATETIME(6)  NOT NULL,
  PRIMARY KEY (host, port)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE node (
  name       VARCHAR(255) NOT NULL,
  version    VARCHAR(64)  NOT NULL,
  started_at DATETIME(6)  NOT NULL,
  seen_at    DATETIME(6)  NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE vote (
  node     VARCHAR(255)  NOT NULL,
  host     VARCHAR(255)  NOT NULL,
  port     INTEGER       NOT NULL,
  verdict  VARCHAR(16)   NOT NULL,
  since_at DATETIME(6)   NOT NULL,
  cast_at  DATETIME(6)   NOT NULL,
  why      VARCHAR(1000) NOT NULL,
  PRIMARY KEY (host, port, node)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A row is never deleted: its token may only grow.
CREATE TABLE lease (
  name       VARCHAR(300) NOT NULL,
  owner      VARCHAR(255) NOT NULL,
  token      BIGINT       NOT NULL,
  expires_at DATETIME(6)  NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- open_cluster is the cluster while the recovery is open and NULL once it has ended: one open recovery per cluster.
CREATE TABLE recovery (
  id              BIGINT       NOT NULL AUTO_INCREMENT,
  uid             CHAR(36)     NOT NULL,
  cluster_id      VARCHAR(255) NOT NULL,
  open_cluster    VARCHAR(255),
  incident        VARCHAR(255) NOT NULL,
  request         MEDIUMTEXT   NOT NULL,
  cause           MEDIUMTEXT   NOT NULL,
  failed_host     VARCHAR(255) NOT NULL,
  failed_port     INTEGER      NOT NULL,
  state           VARCHAR(32)  NOT NULL,
  generation      BIGINT       NOT NULL,
  node            VARCHAR(255) NOT NULL,
  created_at      DATETIME(6)  NOT NULL,
  started_at      DATETIME(6),
  ended_at        DATETIME(6),
  outcome         MEDIUMTEXT   NOT NULL,
  acted           BOOLEAN      NOT NULL,
  acknowledged_at DATETIME(6),
  acknowledged_by VARCHAR(255) NOT NULL,
  comment         TEXT         NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY recovery_by_uid (uid),
  UNIQUE KEY recovery_by_incident (cluster_id, incident),
  UNIQUE KEY recovery_open (open_cluster),
  KEY recovery_by_end (ended_at),
  KEY recovery_by_acknowledgement (acknowledged_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE journal_phase (
  recovery_id BIGINT      NOT NULL,
  phase_no    INTEGER     NOT NULL,
  name        VARCHAR(32) NOT NULL,
  phase       MEDIUMTEXT  NOT NULL,
  generation  BIGINT      NOT NULL,
  planned_at  DATETIME(6) NOT NULL,
  PRIMARY KEY (recovery_id, phase_no)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE journal_step (
  recovery_id BIGINT      NOT NULL,
  phase_no    INTEGER     NOT NULL,
  step_no     INTEGER     NOT NULL,
  text        TEXT        NOT NULL,
  necessity   VARCHAR(16) NOT NULL,
  state       VARCHAR(16) NOT NULL,
  generation  BIGINT      NOT NULL,
  started_at  DATETIME(6),
  ended_at    DATETIME(6),
  detail      MEDIUMTEXT  NOT NULL,
  PRIMARY KEY (recovery_id, phase_no, step_no)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE blocked_recovery (
  cluster_id       VARCHAR(255) NOT NULL,
  failed_host      VARCHAR(255) NOT NULL,
  failed_port      INTEGER      NOT NULL,
  code             VARCHAR(64)  NOT NULL,
  rule             VARCHAR(255) NOT NULL,
  reason           TEXT         NOT NULL,
  first_blocked_at DATETIME(6)  NOT NULL,
  last_blocked_at  DATETIME(6)  NOT NULL,
  times            BIGINT       NOT NULL,
  PRIMARY KEY (cluster_id, failed_host, failed_port, code)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE setting (
  name       VARCHAR(64)  NOT NULL,
  value      VARCHAR(255) NOT NULL,
  changed_at DATETIME(6)  NOT NULL,
  changed_by VARCHAR(255) NOT NULL,
  why        TEXT         NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- occurrence counts findings of the same code and server from 0; place is the analyzer's order.
CREATE TABLE finding (
  cluster_id    VARCHAR(255) NOT NULL,
  host          VARCHAR(255) NOT NULL,
  port          INTEGER      NOT NULL,
  code          VARCHAR(64)  NOT NULL,
  occurrence    INTEGER      NOT NULL,
  place         INTEGER      NOT NULL,
  evidence      MEDIUMTEXT   NOT NULL,
  first_seen_at DATETIME(6)  NOT NULL,
  PRIMARY KEY (cluster_id, host, port, code, occurrence)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE finding_change (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  at         DATETIME(6)  NOT NULL,
  event      VARCHAR(16)  NOT NULL,
  cluster_id VARCHAR(255) NOT NULL,
  host       VARCHAR(255) NOT NULL,
  port       INTEGER      NOT NULL,
  code       VARCHAR(64)  NOT NULL,
  evidence   MEDIUMTEXT   NOT NULL,
  PRIMARY KEY (id),
  KEY finding_change_by_time (at),
  KEY finding_change_by_cluster (cluster_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE audit (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  at         DATETIME(6)  NOT NULL,
  who        VARCHAR(255) NOT NULL,
  act        VARCHAR(64)  NOT NULL,
  subject    VARCHAR(300) NOT NULL,
  detail     MEDIUMTEXT   NOT NULL,
  generation BIGINT       NOT NULL,
  PRIMARY KEY (id),
  KEY audit_by_time (at),
  KEY audit_by_subject (subject, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One row per cluster and one with an empty name for what belongs to none; the sum tells whether anything changed.
CREATE TABLE change_counter (
  cluster_id VARCHAR(255) NOT NULL,
  changes    BIGINT       NOT NULL,
  PRIMARY KEY (cluster_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
