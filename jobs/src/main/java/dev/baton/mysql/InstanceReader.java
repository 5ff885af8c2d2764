package dev.baton.mysql;

import dev.baton.topology.BinaryLog;
import dev.baton.topology.GtidState;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ServerHealth;
import dev.baton.topology.ServerIdentity;
import dev.baton.topology.ServerSettings;
import dev.baton.topology.ServerSettings.RelayLogRecovery;
import dev.baton.topology.ServerVersion;
import dev.baton.topology.Writability;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes facts of what a server answered. Pure.
 *
 * @param dialect the server's language
 * @param naming by what name it is known
 */
record InstanceReader(Dialect dialect, Naming naming) {

    /**
     * @param asked the address that was connected to
     * @throws IllegalArgumentException if a text is not what it should be: no version, no GTID set
     */
    Instance read(InstanceId asked, Readings readings) {
        Row variables = readings.variables();
        ServerIdentity identity = identity(asked, variables);
        GtidState gtid = dialect.gtid(variables);
        return new Instance(
                naming.canonical(asked, identity),
                identity,
                ServerVersion.parse(variables.text("version"), variables.text("version_comment")),
                writability(variables),
                binaryLog(variables, readings.logEnd()),
                gtid,
                links(readings, gtid),
                SemiSyncReader.read(variables),
                ReplicaReader.read(asked, readings),
                new ServerSettings(
                        readings.uptime(),
                        relayLogRecovery(variables),
                        RoleReader.read(variables, readings.roleOrigins())),
                GroupReader.read(variables, readings.groupMembers()),
                ServerHealth.NONE);
    }

    private static ServerIdentity identity(InstanceId asked, Row variables) {
        long port = variables.number("report_port");
        return new ServerIdentity(
                variables.number("server_id"),
                variables.text("server_uuid").toLowerCase(Locale.ROOT),
                variables.text("hostname"),
                variables.text("report_host"),
                (int) (port > 0 ? port : variables.findNumber("port").orElse(asked.port())));
    }

    /** MariaDB 12 made {@code read_only} a choice: NO_LOCK_NO_ADMIN stops administrators too. */
    static Writability writability(Row variables) {
        String readOnly = variables.text("read_only").toUpperCase(Locale.ROOT);
        if (variables.isOn("super_read_only") || readOnly.equals("NO_LOCK_NO_ADMIN")) {
            return Writability.SUPER_READ_ONLY;
        }
        return switch (readOnly) {
            case "", "0", "OFF" -> Writability.WRITABLE;
            default -> Writability.READ_ONLY;
        };
    }

    private static BinaryLog binaryLog(Row variables, Row logEnd) {
        String file = logEnd.text("File");
        return new BinaryLog(
                writing(variables),
                format(variables.text("binlog_format")),
                variables.text("binlog_row_image").toUpperCase(Locale.ROOT),
                file.isEmpty() ? "" : file + ":" + logEnd.number("Position"));
    }

    private static BinaryLog.Writing writing(Row variables) {
        if (!variables.isOn("log_bin")) {
            return BinaryLog.Writing.OFF;
        }
        return variables.isOn("log_replica_updates", "log_slave_updates")
                ? BinaryLog.Writing.ALL_WRITES
                : BinaryLog.Writing.OWN_WRITES;
    }

    private static BinaryLog.Format format(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "STATEMENT" -> BinaryLog.Format.STATEMENT;
            case "MIXED" -> BinaryLog.Format.MIXED;
            default -> BinaryLog.Format.ROW;
        };
    }

    private List<ReplicationLink> links(Readings readings, GtidState gtid) {
        return readings.links().stream()
                .flatMap(row -> dialect.link(row, gtid).stream())
                .map(link -> withHeartbeat(link, readings.heartbeats()))
                .toList();
    }

    static ReplicationLink withHeartbeat(ReplicationLink link, Map<String, Duration> periods) {
        Duration period = periods.getOrDefault(link.channel(), link.settings().heartbeat());
        ReplicationLink.Settings settings = link.settings();
        return new ReplicationLink(
                link.channel(),
                link.source(),
                link.io(),
                link.sql(),
                link.progress(),
                new ReplicationLink.Settings(
                        settings.attach(),
                        settings.delay(),
                        settings.filters(),
                        settings.tls(),
                        period,
                        settings.user()));
    }

    private static RelayLogRecovery relayLogRecovery(Row variables) {
        return variables.isOn("relay_log_recovery") ? RelayLogRecovery.DISCARDS : RelayLogRecovery.KEEPS;
    }
}
