package dev.baton.mysql;

import dev.baton.gtid.GtidSet;
import dev.baton.mysql.Dialect.Threads;
import dev.baton.plan.Channels;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The server that a step is about, with the few things that steps do to it. For one thread at a time.
 *
 * @param session an open connection
 * @param command how long one statement may take
 * @param channels what is looked at and changed of its replication
 */
record Target(ServerSession session, Duration command, Channels channels) {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

    /** With all that it has. */
    Target(ServerSession session, Duration command) {
        this(session, command, Channels.ALL);
    }

    /** The same server, as if it had no other channels. */
    Target only(Channels wanted) {
        return new Target(session, command, wanted);
    }

    Dialect dialect() {
        return session.dialect();
    }

    Look look() throws SQLException {
        return Look.at(session, deadline()).only(channels);
    }

    List<Row> query(Sql sql) throws SQLException {
        return session.query(sql, deadline());
    }

    Row queryOne(Sql sql) throws SQLException {
        return session.queryOne(sql, deadline());
    }

    void run(Sql sql) throws SQLException {
        session.run(sql, deadline());
    }

    void stop(Threads threads, Look look) throws SQLException {
        runAll(dialect().stop(threads, look.channels()));
    }

    void start(Threads threads, Look look) throws SQLException {
        runAll(dialect().start(threads, look.channels()));
    }

    void runAll(List<Sql> statements) throws SQLException {
        session.run(statements, deadline());
    }

    /** Whether the server waited and holds the set now; at most the given seconds, and not beyond the deadline. */
    boolean waitsUntilHolds(Optional<GtidSet> wanted, long seconds, Deadline deadline) throws SQLException {
        Optional<Sql> wait = wanted.filter(set -> deadline.remaining().toSeconds() >= seconds)
                .flatMap(set -> dialect().waitUntilHolds(set, seconds));
        return wait.isPresent() && queryOne(wait.get()).isOn("reached");
    }

    /** Looks again and again, until what is seen is enough or the time is over; the last look either way. */
    Look lookUntil(Deadline deadline, Predicate<Look> enough) throws SQLException {
        Duration pause = FIRST_PAUSE;
        Look look = look();
        while (!enough.test(look) && !deadline.hasPassed()) {
            pause(pause, deadline);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            look = look();
        }
        return look;
    }

    /** Waits a little, not beyond the deadline. */
    static void pause(Duration pause, Deadline deadline) throws SQLTimeoutException {
        try {
            Thread.sleep(deadline.atMost(pause).remaining());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLTimeoutException("interrupted", interrupted);
        }
    }

    private Deadline deadline() {
        return Deadline.in(command);
    }
}
