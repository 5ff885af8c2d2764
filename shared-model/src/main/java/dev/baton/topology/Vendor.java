package dev.baton.topology;

/** Who built a server: it decides which language of replication the server speaks. */
public enum Vendor {
    /** Oracle's MySQL, and builds that keep its vocabulary. */
    MYSQL,
    /** Percona Server: MySQL's vocabulary with more of its own. */
    PERCONA,
    /** MariaDB: its own GTIDs and, from 10 on, its own numbers. */
    MARIADB
}
