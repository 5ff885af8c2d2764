package dev.baton.mysql;

import dev.baton.topology.Failure;
import dev.baton.topology.InstanceId;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A connection that is held to a server to notice its death. A statement sleeps on the server for one beat after the
 * other: it fails within milliseconds when the server process dies, and its answer is overdue when the server or the
 * network falls silent. It opens no table, no transaction and no lock. For one thread at a time, but for {@link #close}.
 */
public final class HeldConnection implements AutoCloseable {

    /**
     * How a connection is held. A silence is noticed no later than a beat and the allowance after it began.
     *
     * @param beat how long a statement sleeps; shorter notices a silence sooner and costs more statements
     * @param allowance how late its answer may be
     */
    public record Rhythm(Duration beat, Duration allowance) {

        /** A beat of half a second, half a second late at most: silence is noticed within one second. */
        public static final Rhythm DEFAULT = new Rhythm(Duration.ofMillis(500), Duration.ofMillis(500));

        /** @throws IllegalArgumentException if one is not positive */
        public Rhythm {
            if (!beat.isPositive() || !allowance.isPositive()) {
                throw new IllegalArgumentException("a beat and its allowance must be positive");
            }
        }

        private Duration whole() {
            return beat.plus(allowance);
        }
    }

    /** What came of taking hold of a server. */
    public sealed interface Opening {
        /** It is held; close it in the end. */
        record Held(HeldConnection connection) implements Opening {}

        /** The server could not be reached, or turned us away. */
        record Refused(Failure why) implements Opening {}
    }

    private final ServerSession session;
    private final Rhythm rhythm;
    private final Sql sleep;

    private HeldConnection(ServerSession session, Rhythm rhythm) {
        this.session = session;
        this.rhythm = rhythm;
        this.sleep = Sql.of("DO SLEEP(" + rhythm.beat().toMillis() / 1_000.0 + ")");
    }

    /** Takes hold of a server; ends by the deadline. */
    public static Opening open(ServerConnections connections, InstanceId server, Rhythm rhythm, Duration atMost) {
        Deadline deadline = Deadline.in(atMost);
        try {
            ServerSession session = Cutoff.within(
                    deadline, cutoff -> prepared(cutoff.guard(connections.open(server, deadline)), deadline));
            return new Opening.Held(new HeldConnection(session, rhythm));
        } catch (SQLException failure) {
            return new Opening.Refused(Failures.classify(failure));
        }
    }

    private static ServerSession prepared(ServerSession session, Deadline deadline) throws SQLException {
        try {
            session.run(session.dialect().prepareForSleeping(), deadline);
            return session;
        } catch (SQLException failure) {
            session.close();
            throw failure;
        }
    }

    /** Waits for one more proof of life, at most a beat and the allowance. After a failure the connection is of no use. */
    public Pulse await() {
        long start = System.nanoTime();
        try {
            Cutoff.within(Deadline.in(rhythm.whole()), this::beat);
            return new Pulse.Beat(Duration.ofNanos(System.nanoTime() - start));
        } catch (SQLException failure) {
            return new Pulse.Missed(Failures.classify(failure), Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** The driver waits longer than we do: ending an encrypted connection to a silent server takes it another while. */
    private Cutoff beat(Cutoff cutoff) throws SQLException {
        cutoff.guard(session).run(sleep, Deadline.in(rhythm.whole().multipliedBy(2)));
        return cutoff;
    }

    /** Lets go without waiting for the server; a wait in another thread ends at once. */
    @Override
    public void close() {
        Thread.ofVirtual().name("baton-mysql-close").start(session::abort);
    }
}
