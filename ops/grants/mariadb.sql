-- Baton's account on a managed MariaDB server, 10.6 or later. Run it on the primary as an administrator, with passwords
-- of your own and with Baton's hosts and the servers' instead of '%'.

CREATE USER 'baton'@'%' IDENTIFIED BY 'change-me';

-- REPLICATION SLAVE ADMIN: stop, start and repoint replication, gtid_slave_pos, slave_net_timeout. READ ONLY ADMIN:
-- read_only. RELOAD: RESET SLAVE. PROCESS: who fetches the binary log. BINLOG MONITOR and SLAVE MONITOR: positions and
-- the state of replication. REPLICATION MASTER ADMIN: SHOW SLAVE HOSTS. BINLOG ADMIN: purge binary logs. CONNECTION
-- ADMIN: kill the queries of others.
GRANT RELOAD, PROCESS, BINLOG MONITOR, SLAVE MONITOR, REPLICATION MASTER ADMIN, REPLICATION SLAVE ADMIN,
      READ ONLY ADMIN, BINLOG ADMIN, CONNECTION ADMIN ON *.* TO 'baton'@'%';

-- baton.mysql.replication-user: with it a primary that hands its part over becomes a replica. Not needed if your
-- servers have such an account: name that one.
CREATE USER 'baton_repl'@'%' IDENTIFIED BY 'change-me-too';
GRANT REPLICATION SLAVE ON *.* TO 'baton_repl'@'%';

-- baton skip-transaction needs SUPER besides (for sql_slave_skip_counter): grant it if you want that command.

-- baton.watch.test-write-table, if you set it: the table needs a number id as primary key and a text written_by, and Baton
-- needs INSERT and DELETE on it.
