package dev.baton.mysql;

import dev.baton.topology.Detachment;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Lag;
import dev.baton.topology.ReplicationError;
import dev.baton.topology.ReplicationLink.Filters;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ReplicationLink.IoThread;
import dev.baton.topology.ReplicationLink.Source;
import dev.baton.topology.ReplicationLink.SqlState;
import dev.baton.topology.ReplicationLink.SqlThread;
import dev.baton.topology.ReplicationLink.Tls;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Reads what all servers say in the same way about a channel, but for the words replica and source. */
final class LinkReader {

    /** Stands for a source whose name is no host name: the server is a replica, though nobody can tell of whom. */
    static final InstanceId ILLEGAL_NAME = new InstanceId("illegal-name.invalid", InstanceId.DEFAULT_PORT);

    /** What makes the name of a host lead nowhere, before it. */
    static final String DETACHED = "//";

    private static final List<String> FILTERS = List.of(
            "Replicate_Do_DB",
            "Replicate_Ignore_DB",
            "Replicate_Do_Table",
            "Replicate_Ignore_Table",
            "Replicate_Wild_Do_Table",
            "Replicate_Wild_Ignore_Table",
            "Replicate_Rewrite_DB",
            "Replicate_Do_Domain_Ids",
            "Replicate_Ignore_Domain_Ids");

    private LinkReader() {}

    /** Of a detached replica's source nothing counts but where it was. */
    static Source source(Row row) {
        String host = row.text("Source_Host", "Master_Host");
        long port = row.number("Source_Port", "Master_Port");
        if (host.startsWith(DETACHED)) {
            return new Source(Detachment.from(id(host.substring(DETACHED.length()), port)), "", 0);
        }
        return new Source(
                id(host, port),
                row.text("Source_UUID", "Master_UUID").toLowerCase(Locale.ROOT),
                row.number("Source_Server_Id", "Master_Server_Id"));
    }

    static IoThread io(Row row) {
        IoState state =
                switch (row.text("Replica_IO_Running", "Slave_IO_Running").toLowerCase(Locale.ROOT)) {
                    case "yes" -> IoState.RUNNING;
                    case "no", "" -> IoState.STOPPED;
                    default -> IoState.CONNECTING;
                };
        return new IoThread(state, error(row, "Last_IO_Errno", "Last_IO_Error"));
    }

    static SqlThread sql(Row row) {
        SqlState state = row.isOn("Replica_SQL_Running", "Slave_SQL_Running") ? SqlState.RUNNING : SqlState.STOPPED;
        return new SqlThread(state, error(row, "Last_SQL_Errno", "Last_SQL_Error"));
    }

    static String read(Row row) {
        return position(
                row.text("Source_Log_File", "Master_Log_File"), row.text("Read_Source_Log_Pos", "Read_Master_Log_Pos"));
    }

    static String applied(Row row) {
        return position(
                row.text("Relay_Source_Log_File", "Relay_Master_Log_File"),
                row.text("Exec_Source_Log_Pos", "Exec_Master_Log_Pos"));
    }

    static Lag lag(Row row) {
        var seconds = row.findNumber("Seconds_Behind_Source", "Seconds_Behind_Master");
        return seconds.isPresent()
                ? new Lag.Known(Duration.ofSeconds(Math.max(0, seconds.getAsLong())))
                : new Lag.Unknown();
    }

    static Duration delay(Row row) {
        return Duration.ofSeconds(Math.max(0, row.number("SQL_Delay")));
    }

    static Filters filters(Row row) {
        return FILTERS.stream().allMatch(column -> row.text(column).isEmpty()) ? Filters.NONE : Filters.SOME;
    }

    static Tls tls(Row row) {
        return row.isOn("Source_SSL_Allowed", "Master_SSL_Allowed") ? Tls.ON : Tls.OFF;
    }

    static String user(Row row) {
        return row.text("Source_User", "Master_User");
    }

    /** Seconds with a fraction, as heartbeat periods are told; zero if it is no number. */
    static Duration seconds(String text) {
        try {
            return Duration.ofMillis(Math.max(0, Math.round(Double.parseDouble(text) * 1_000)));
        } catch (NumberFormatException unknown) {
            return Duration.ZERO;
        }
    }

    private static InstanceId id(String host, long port) {
        try {
            return new InstanceId(host, Math.toIntExact(port));
        } catch (IllegalArgumentException | ArithmeticException illegal) {
            return ILLEGAL_NAME;
        }
    }

    private static ReplicationError error(Row row, String number, String message) {
        long errno = row.number(number);
        return errno == 0 ? ReplicationError.NONE : new ReplicationError((int) errno, row.text(message));
    }

    private static String position(String file, String offset) {
        return file.isEmpty() || offset.isEmpty() ? "" : file + ":" + offset;
    }
}
