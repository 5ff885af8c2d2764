-- Baton's account on a managed MySQL 5.7 server. Run it on the primary as an administrator, with passwords of your own
-- (the second one of 32 characters at most, which is all that CHANGE MASTER takes) and with Baton's hosts and the servers'
-- instead of '%'.
--
-- For MySQL 5.6, leave out the line about performance_schema: that table does not exist there.

CREATE USER 'baton'@'%' IDENTIFIED BY 'change-me';

-- SUPER: see, stop, start and repoint replication, read_only, super_read_only (REPLICATION CLIENT is part of it). RELOAD:
-- RESET SLAVE. PROCESS: who fetches the binary log. REPLICATION SLAVE: SHOW SLAVE HOSTS.
GRANT SUPER, RELOAD, PROCESS, REPLICATION SLAVE ON *.* TO 'baton'@'%';
GRANT SELECT ON performance_schema.replication_connection_configuration TO 'baton'@'%';

-- baton.mysql.replication-user: with it a primary that hands its part over becomes a replica. Not needed if your
-- servers have such an account: name that one.
CREATE USER 'baton_repl'@'%' IDENTIFIED BY 'change-me-too';
GRANT REPLICATION SLAVE ON *.* TO 'baton_repl'@'%';

-- baton.watch.test-write-table, if you set it: the table needs a number id as primary key and a text written_by, and Baton
-- needs INSERT and DELETE on it.
