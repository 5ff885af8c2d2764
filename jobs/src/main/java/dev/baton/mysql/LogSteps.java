package dev.baton.mysql;

import dev.baton.gtid.BinlogPosition;
import dev.baton.plan.StepResult;
import dev.baton.plan.StepResult.AlreadySo;
import dev.baton.plan.StepResult.Done;
import dev.baton.plan.StepResult.Failed;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Steps about the binary log's files, and about what clients execute. */
final class LogSteps {

    private static final Sql FILES = Sql.of("SHOW BINARY LOGS");

    /** A replica goes on to the next file, and MariaDB needs none of it for its own recovery any more, within moments. */
    private static final Duration NEEDED_AT_MOST = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Target target;

    LogSteps(Target target) {
        this.target = target;
    }

    StepResult flush() throws SQLException {
        target.run(Sql.of("FLUSH BINARY LOGS"));
        return new Done(
                "goes on in " + target.queryOne(target.dialect().showLogEnd()).text("File"));
    }

    /**
     * The server itself does not look whether a replica that is not connected still needs them; the plan did. A file that
     * one is reading, or that it needs itself, it keeps, and says no error.
     */
    StepResult purge(String before) throws SQLException {
        List<String> files = files();
        if (!files.contains(before)) {
            return isOlder(before, files)
                    ? new AlreadySo("the first one is " + files.getFirst())
                    : new Failed("there is no " + before + ", only " + files);
        }
        if (files.getFirst().equals(before)) {
            return new AlreadySo(before + " is the first one");
        }
        String first = purgeUntilGone(before);
        return first.equals(before)
                ? new Done("deleted " + files.indexOf(before) + " files; the first one is " + first)
                : new Failed(first + " is still there: a replica reads it, or the server needs it itself; ask again");
    }

    private String purgeUntilGone(String before) throws SQLException {
        Deadline deadline = Deadline.in(NEEDED_AT_MOST);
        while (true) {
            target.run(Sql.of("PURGE BINARY LOGS TO ?", before));
            String first = files().getFirst();
            if (first.equals(before) || deadline.hasPassed()) {
                return first;
            }
            Target.pause(PAUSE, deadline);
        }
    }

    private List<String> files() throws SQLException {
        return target.query(FILES).stream().map(row -> row.text("Log_name")).toList();
    }

    private static boolean isOlder(String before, List<String> files) {
        return !files.isEmpty() && new BinlogPosition(before, 0).compareTo(new BinlogPosition(files.getFirst(), 0)) < 0;
    }

    /** Who fetches the binary log, and who applies one, is no client. */
    StepResult killQuery(long connection) throws SQLException {
        Row process = target.queryOne(Sql.of("SELECT USER, COMMAND, COALESCE(INFO, '') AS statement"
                + " FROM information_schema.PROCESSLIST WHERE ID = " + connection));
        String command = process.text("COMMAND");
        if (command.isEmpty()) {
            return new AlreadySo("there is no connection " + connection);
        }
        String user = process.text("USER").toLowerCase(Locale.ROOT);
        if (command.startsWith("Binlog Dump") || user.equals("system user") || user.equals("event_scheduler")) {
            return new Failed("connection " + connection + " belongs to the server itself (" + command + ")");
        }
        if (command.equals("Sleep")) {
            return new AlreadySo("connection " + connection + " executes nothing");
        }
        target.run(Sql.of("KILL QUERY " + connection));
        return new Done("killed what " + user + " executed");
    }
}
