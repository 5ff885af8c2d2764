package dev.baton.mysql;

import dev.baton.topology.Failure;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads servers into facts. A probe never throws because of a server, and ends by its deadline whatever the server does.
 * Thread-safe; made for virtual threads.
 *
 * <p>A probe goes over the connection that is kept to the server. If that one is broken or silent, a fresh connection
 * gets the rest of the time: a server that restarted, or a firewall that forgot the old connection, is no failure.
 */
public final class ServerProbe {

    private static final Sql ANSWER = Sql.of("DO 1");

    /** The driver notices a missed deadline first, and knows more about it. */
    private static final Duration CUT_AFTER = Duration.ofMillis(100);

    private final ServerConnections connections;
    private final Naming naming;

    public ServerProbe(ServerConnections connections, Naming naming) {
        this.connections = connections;
        this.naming = naming;
    }

    /** How one reading of a server is made. */
    @FunctionalInterface
    private interface Reading {
        Readings of(PolledServer server, Deadline deadline) throws SQLException;
    }

    /**
     * Looks at a server again, in three statements. The end of its binary log, its list of replicas and heartbeat
     * periods can be as old as a few polls; the first probe over a connection reads all.
     */
    public ProbeResult probe(InstanceId address) {
        return probe(address, PolledServer::poll);
    }

    /** Reads everything anew: for whoever decides or acts upon it. */
    public ProbeResult probeFully(InstanceId address) {
        return probe(address, PolledServer::readAll);
    }

    /** Whether a server lets us in and answers, over a fresh connection: what a vote needs. */
    public Pulse ping(InstanceId address, Duration atMost) {
        long start = System.nanoTime();
        Deadline deadline = Deadline.in(atMost);
        try {
            Cutoff.within(deadline, cutoff -> {
                try (ServerSession session = cutoff.guard(connections.open(address, deadline))) {
                    session.run(ANSWER, deadline);
                    return session;
                }
            });
            return new Pulse.Beat(since(start));
        } catch (SQLException failure) {
            return new Pulse.Missed(Failures.classify(failure), since(start));
        }
    }

    private ProbeResult probe(InstanceId address, Reading reading) {
        long start = System.nanoTime();
        Duration atMost = connections.settings().timeouts().probe();
        Deadline deadline = Deadline.in(atMost);
        try {
            Instance instance = Cutoff.within(
                    Deadline.in(atMost.plus(CUT_AFTER)), cutoff -> read(address, reading, deadline, cutoff));
            return new ProbeResult.Seen(instance, since(start));
        } catch (SQLException failure) {
            return new ProbeResult.Missed(Failures.classify(failure), since(start));
        } catch (UnreadableException unreadable) {
            return new ProbeResult.Missed(new Failure(Failure.Kind.SERVER_ERROR, unreadable.detail()), since(start));
        }
    }

    private Instance read(InstanceId address, Reading reading, Deadline deadline, Cutoff cutoff) throws SQLException {
        Optional<PolledServer> kept = connections.take(address);
        if (kept.isPresent()) {
            Deadline half =
                    deadline.atMost(connections.settings().timeouts().answer().dividedBy(2));
            try {
                return read(address, kept.get(), reading, half, cutoff);
            } catch (SQLException failure) {
                if (Failures.classify(failure).kind().provesAlive()) {
                    throw failure;
                }
            }
        }
        PolledServer fresh = new PolledServer(connections.open(address, deadline));
        try {
            return read(address, fresh, reading, deadline, cutoff);
        } catch (SQLException failure) {
            boolean late = Failures.classify(failure).kind() == Failure.Kind.TIMED_OUT;
            throw late ? new StalledException(failure) : failure;
        }
    }

    /** Keeps the connection if it served, and closes it if not. */
    private Instance read(InstanceId address, PolledServer server, Reading reading, Deadline deadline, Cutoff cutoff)
            throws SQLException {
        boolean served = false;
        try {
            cutoff.guard(server.session());
            Readings readings = reading.of(server, deadline);
            served = true;
            return interpret(address, server.session().dialect(), readings);
        } finally {
            if (served) {
                connections.giveBack(address, server);
            } else {
                server.close();
            }
        }
    }

    private Instance interpret(InstanceId address, Dialect dialect, Readings readings) {
        try {
            return new InstanceReader(dialect, naming).read(address, readings);
        } catch (IllegalArgumentException unreadable) {
            throw new UnreadableException(unreadable);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** The server answered with a text that is not what it should be. */
    private static final class UnreadableException extends RuntimeException {
        UnreadableException(IllegalArgumentException cause) {
            super(cause);
        }

        String detail() {
            return "the answer cannot be read: " + Failures.oneLine(getCause() == null ? this : getCause());
        }
    }
}
