package dev.baton.mysql;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Statements that every server understands. */
final class Statements {

    /**
     * Every variable that a probe wants, of whatever server. {@code SHOW VARIABLES} tells which of them a server has;
     * their values are read by {@link #select}, which is twenty times cheaper and does not cut long GTID sets off, as
     * {@code SHOW VARIABLES} does after 1,024 characters.
     */
    static final List<String> WANTED = List.of(
            "hostname",
            "port",
            "report_host",
            "report_port",
            "server_id",
            "server_uuid",
            "version",
            "version_comment",
            "read_only",
            "super_read_only",
            "log_bin",
            "log_slave_updates",
            "log_replica_updates",
            "binlog_format",
            "binlog_row_image",
            "relay_log_recovery",
            GroupReader.GROUP,
            "gtid_mode",
            "gtid_executed",
            "gtid_purged",
            "gtid_domain_id",
            "gtid_slave_pos",
            "gtid_binlog_pos",
            "gtid_binlog_state",
            "gtid_strict_mode",
            "rpl_semi_sync_master_enabled",
            "rpl_semi_sync_master_timeout",
            "rpl_semi_sync_master_wait_for_slave_count",
            "rpl_semi_sync_slave_enabled",
            "rpl_semi_sync_source_enabled",
            "rpl_semi_sync_source_timeout",
            "rpl_semi_sync_source_wait_for_replica_count",
            "rpl_semi_sync_replica_enabled");

    /** Asks which of {@link #WANTED} there are; one row per variable, {@code Variable_name}. */
    static final Sql WHICH_VARIABLES = Sql.of("SHOW GLOBAL VARIABLES WHERE Variable_name IN (" + quoted(WANTED) + ")");

    /** Asks for {@code Value}: seconds since the server's start. */
    static final Sql UPTIME = Sql.of("SHOW GLOBAL STATUS LIKE 'Uptime'");

    /** Asks for {@code host}: the clients to which the binary log is sent now, {@code address:port}. */
    static final Sql DUMP_THREADS =
            Sql.of("SELECT HOST AS host FROM information_schema.PROCESSLIST WHERE COMMAND LIKE 'Binlog Dump%'");

    private static final List<String> SEMI_SYNC_STATUS = List.of(
            "Rpl_semi_sync_master_status",
            "Rpl_semi_sync_master_clients",
            "Rpl_semi_sync_master_wait_sessions",
            "Rpl_semi_sync_slave_status",
            "Rpl_semi_sync_source_status",
            "Rpl_semi_sync_source_clients",
            "Rpl_semi_sync_source_wait_sessions",
            "Rpl_semi_sync_replica_status");

    private Statements() {}

    /** Asks for the named variables, one column each. */
    static Sql select(Collection<String> variables) {
        return Sql.of("SELECT " + columns(variables));
    }

    /** The same, and a column {@link SemiSyncReader#STATUS} with the state of semi-synchronous replication. */
    static Sql selectWithSemiSync(Collection<String> variables, String statusTable) {
        return Sql.of("SELECT " + columns(variables)
                + ", (SELECT GROUP_CONCAT(CONCAT(VARIABLE_NAME, '=', VARIABLE_VALUE)) FROM " + statusTable
                + " WHERE VARIABLE_NAME IN (" + quoted(SEMI_SYNC_STATUS) + ")) AS " + SemiSyncReader.STATUS);
    }

    private static String columns(Collection<String> variables) {
        return variables.stream()
                .map(name -> "@@global." + name + " AS " + name)
                .collect(Collectors.joining(", "));
    }

    private static String quoted(List<String> names) {
        return names.stream().collect(Collectors.joining("', '", "'", "'"));
    }
}
