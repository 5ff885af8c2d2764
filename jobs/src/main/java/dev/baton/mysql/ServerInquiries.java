package dev.baton.mysql;

import dev.baton.gtid.GtidSet;
import dev.baton.mysql.Dialect.Threads;
import dev.baton.topology.GtidState;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ReplicationLink.SqlState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What people want to know of a server that no probe reads. Changes nothing. Thread-safe. */
public final class ServerInquiries {

    /** Of a log with more files the newest are looked at. */
    private static final int MOST_FILES = 500;

    /** What the log held before a file is among its first events. */
    private static final int FIRST_EVENTS = 5;

    private static final Duration AT_MOST = Duration.ofSeconds(25);

    private final ServerConnections connections;

    public ServerInquiries(ServerConnections connections) {
        this.connections = connections;
    }

    /** What came of it. */
    public sealed interface Answer {
        /** @param lines what was found */
        record Told(List<String> lines) implements Answer {
            public Told {
                lines = List.copyOf(lines);
            }
        }

        /** @param why it could not be found out */
        record Untold(String why) implements Answer {}
    }

    /**
     * In which files of the binary log these transactions are: by what stands at the beginning of each file, so that a few
     * events of each are read and no more.
     */
    public Answer locate(InstanceId server, GtidSet transactions) {
        return ask(server, (session, deadline) -> {
            Optional<GtidSet> held = held(session, deadline);
            if (held.filter(set -> set.sameFlavourAs(transactions)).isEmpty()) {
                return new Answer.Untold(server + " does not count transactions in that way");
            }
            List<LogFile> files = files(session, deadline);
            return new Answer.Told(LogFile.with(transactions, files, held.get()));
        });
    }

    /**
     * The statements that stop what replicates now, and start it again as it was.
     *
     * @param between a statement that shall be run meanwhile; empty for none
     */
    public Answer restart(InstanceId server, String between) {
        return ask(server, (session, deadline) -> {
            Look look = Look.at(session, deadline);
            if (!look.isReplica()) {
                return new Answer.Untold(server + " replicates from nobody");
            }
            Dialect dialect = session.dialect();
            Stream<Sql> stop = dialect.stop(Threads.BOTH, look.channels()).stream();
            Stream<String> words = Stream.concat(
                    stop.map(ServerInquiries::written), between.isEmpty() ? Stream.empty() : Stream.of(between));
            return new Answer.Told(Stream.concat(words, start(dialect, look).map(ServerInquiries::written))
                    .toList());
        });
    }

    /** Only the threads that run: somebody may have stopped one of them on purpose. */
    private static Stream<Sql> start(Dialect dialect, Look look) {
        boolean receives = look.links().stream().anyMatch(link -> link.io().state() != IoState.STOPPED);
        boolean applies = look.links().stream().anyMatch(ServerInquiries::applies);
        if (receives && applies) {
            return dialect.start(Threads.BOTH, look.channels()).stream();
        }
        return Stream.concat(
                receives ? dialect.start(Threads.RECEIVING, look.channels()).stream() : Stream.empty(),
                applies ? dialect.start(Threads.APPLYING, look.channels()).stream() : Stream.empty());
    }

    /** As a person may run it: names of channels, which are no secret, stand in it as they are. */
    private static String written(Sql sql) {
        String text = sql.text();
        for (String parameter : sql.parameters()) {
            String quoted = "'" + parameter.replace("\\", "\\\\").replace("'", "''") + "'";
            int mark = text.indexOf('?');
            text = text.substring(0, mark) + quoted + text.substring(mark + 1);
        }
        return text;
    }

    private static boolean applies(ReplicationLink link) {
        return link.sql().state() == SqlState.RUNNING;
    }

    private static Optional<GtidSet> held(ServerSession session, Deadline deadline) throws SQLException {
        Dialect dialect = session.dialect();
        GtidState gtid = dialect.gtid(session.queryOne(Statements.select(dialect.gtidVariables()), deadline));
        return switch (gtid) {
            case GtidState.Off off -> Optional.empty();
            case GtidState.Mysql mysql -> Optional.of(mysql.executed());
            case GtidState.MariaDb mariaDb -> Optional.of(mariaDb.binlogState());
        };
    }

    private static List<LogFile> files(ServerSession session, Deadline deadline) throws SQLException {
        List<String> names = session.query(Sql.of("SHOW BINARY LOGS"), deadline).stream()
                .map(row -> row.text("Log_name"))
                .toList();
        List<LogFile> files = new ArrayList<>();
        for (String name : names.subList(Math.max(0, names.size() - MOST_FILES), names.size())) {
            for (Row event : session.query(Sql.of("SHOW BINLOG EVENTS IN ? LIMIT " + FIRST_EVENTS, name), deadline)) {
                session.dialect()
                        .heldBefore(event)
                        .map(before -> new LogFile(name, before))
                        .ifPresent(files::add);
            }
        }
        return files;
    }

    /** One question over a connection of its own. */
    private interface Question {
        Answer ask(ServerSession session, Deadline deadline) throws SQLException;
    }

    private Answer ask(InstanceId server, Question question) {
        Deadline connecting = Deadline.in(connections.settings().timeouts().connect());
        try (ServerSession session = connections.open(server, connecting)) {
            return question.ask(session, Deadline.in(AT_MOST));
        } catch (SQLException failure) {
            return new Answer.Untold(Failures.classify(failure).toString());
        }
    }
}
