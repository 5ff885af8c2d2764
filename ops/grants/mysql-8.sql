-- Baton's account on a managed MySQL server, 8.0 or later. Run it on the primary as an administrator, with passwords of
-- your own (the second one of 32 characters at most, which is all that CHANGE REPLICATION SOURCE takes) and with Baton's
-- hosts and the servers' instead of '%'.

CREATE USER 'baton'@'%' IDENTIFIED BY 'change-me';

-- REPLICATION_SLAVE_ADMIN: stop, start and repoint replication. SYSTEM_VARIABLES_ADMIN: read_only, super_read_only.
-- RELOAD: RESET REPLICA. PROCESS: who fetches the binary log. REPLICATION CLIENT: positions and the state of
-- replication. REPLICATION SLAVE: SHOW REPLICAS. BINLOG_ADMIN: purge binary logs. CONNECTION_ADMIN: kill the queries of
-- others.
GRANT RELOAD, PROCESS, REPLICATION CLIENT, REPLICATION SLAVE ON *.* TO 'baton'@'%';
GRANT REPLICATION_SLAVE_ADMIN, SYSTEM_VARIABLES_ADMIN, BINLOG_ADMIN, CONNECTION_ADMIN ON *.* TO 'baton'@'%';
GRANT SELECT ON performance_schema.replication_connection_configuration TO 'baton'@'%';

-- With Group Replication, SELECT on performance_schema.replication_group_members too.

-- baton.mysql.replication-user: with it a primary that hands its part over becomes a replica. Not needed if your
-- servers have such an account: name that one.
CREATE USER 'baton_repl'@'%' IDENTIFIED BY 'change-me-too';
GRANT REPLICATION SLAVE ON *.* TO 'baton_repl'@'%';

-- baton.recovery.repair.clone-clusters, if you set it: install the clone plugin on all servers, and
-- GRANT CLONE_ADMIN, BACKUP_ADMIN ON *.* TO 'baton'@'%';
-- CLONE_ADMIN: be overwritten with another server's data. BACKUP_ADMIN: give one's own.

-- baton.watch.test-write-table, if you set it: the table needs a number id as primary key and a text written_by, and Baton
-- needs INSERT and DELETE on it.
