-- Virtual IP addresses, where they were last seen, and the SSH host keys that people have confirmed.
CREATE TABLE vip (
  ip         VARCHAR(64)  NOT NULL,
  cluster_id VARCHAR(255) NOT NULL,
  definition MEDIUMTEXT   NOT NULL,
  was_raised BOOLEAN      NOT NULL,
  added_at   DATETIME(6)  NOT NULL,
  added_by   VARCHAR(255) NOT NULL,
  PRIMARY KEY (ip),
  KEY vip_by_cluster (cluster_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE vip_sighting (
  ip      VARCHAR(64)  NOT NULL,
  host    VARCHAR(255) NOT NULL,
  state   VARCHAR(16)  NOT NULL,
  detail  TEXT         NOT NULL,
  seen_at DATETIME(6)  NOT NULL,
  PRIMARY KEY (ip, host)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What the preflight found on a host; no row where all was well or nobody looked.
CREATE TABLE vip_obstacle (
  ip       VARCHAR(64)  NOT NULL,
  host     VARCHAR(255) NOT NULL,
  obstacle VARCHAR(32)  NOT NULL,
  detail   TEXT         NOT NULL,
  seen_at  DATETIME(6)  NOT NULL,
  PRIMARY KEY (ip, host, obstacle)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE host_key (
  host      VARCHAR(255) NOT NULL,
  port      INTEGER      NOT NULL,
  key_type  VARCHAR(64)  NOT NULL,
  key_text  TEXT         NOT NULL,
  pinned_at DATETIME(6)  NOT NULL,
  pinned_by VARCHAR(255) NOT NULL,
  PRIMARY KEY (host, port, key_type)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
