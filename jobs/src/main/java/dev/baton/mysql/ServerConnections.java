package dev.baton.mysql;

import dev.baton.topology.InstanceId;
import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * The connections to managed servers: one per server is kept for the next probe, others are opened for one command. Of
 * those that are kept there are never more than a given number; the one that was used longest ago goes first, and so
 * does one that nobody used for five minutes. Thread-safe.
 */
public final class ServerConnections implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ServerConnections.class);
    private static final Duration IDLE_AT_MOST = Duration.ofMinutes(5);

    private record Idle(PolledServer server, Deadline until) {}

    private final ConnectionSettings settings;
    private final Connector connector;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<InstanceId, Idle> kept = new LinkedHashMap<>();
    private final Set<String> warnedOf = ConcurrentHashMap.newKeySet();
    private boolean closed;

    /** @param most how many connections are kept at most; 1 or more */
    public ServerConnections(ConnectionSettings settings, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("at least one connection is kept: " + most);
        }
        this.settings = settings;
        this.most = most;
        this.connector = new Connector(settings, new HostAddresses(InetAddress::getAllByName));
    }

    /** How connections are made. */
    public ConnectionSettings settings() {
        return settings;
    }

    /** How many connections are kept now. */
    public int kept() {
        lock.lock();
        try {
            return kept.size();
        } finally {
            lock.unlock();
        }
    }

    /** Closes the connection to a server that will not be probed any more. */
    public void forget(InstanceId server) {
        take(server).ifPresent(PolledServer::close);
    }

    /** Closes all connections that are kept; one that is in use is closed when it is given back. */
    @Override
    public void close() {
        List<PolledServer> servers = new ArrayList<>();
        lock.lock();
        try {
            closed = true;
            kept.values().forEach(idle -> servers.add(idle.server()));
            kept.clear();
        } finally {
            lock.unlock();
        }
        servers.forEach(PolledServer::close);
        connector.close();
    }

    /** Opens a connection that is the caller's to close. */
    ServerSession open(InstanceId server, Deadline deadline) throws SQLException {
        return warned(connector.open(server, deadline, Connector.Speech.ONE_STATEMENT));
    }

    /** The same, for a session that may send several statements as one, so that the server runs them without us. */
    ServerSession openForScripts(InstanceId server, Deadline deadline) throws SQLException {
        return warned(connector.open(server, deadline, Connector.Speech.SCRIPTS));
    }

    private ServerSession warned(ServerSession session) {
        if (session.choice() instanceof Dialects.Choice.Guessed(Dialect dialect) && warnedOf.add(session.version())) {
            LOG.warnf(
                    "Unknown server version: the nearest dialect is used. instance=%s version=%s dialect=%s",
                    session.server(), session.version(), dialect.name());
        }
        return session;
    }

    /** Takes the connection that is kept to a server, if nobody else uses it. */
    Optional<PolledServer> take(InstanceId server) {
        lock.lock();
        try {
            return Optional.ofNullable(kept.remove(server)).map(Idle::server);
        } finally {
            lock.unlock();
        }
    }

    /** Keeps a connection for the next probe, and closes those that are too many or too old. */
    void giveBack(InstanceId server, PolledServer polled) {
        surplus(server, polled).forEach(PolledServer::close);
    }

    private List<PolledServer> surplus(InstanceId server, PolledServer polled) {
        List<PolledServer> surplus = new ArrayList<>();
        lock.lock();
        try {
            if (closed || kept.containsKey(server)) {
                return List.of(polled);
            }
            kept.put(server, new Idle(polled, Deadline.in(IDLE_AT_MOST)));
            Iterator<Idle> oldestFirst = kept.values().iterator();
            while (oldestFirst.hasNext()) {
                Idle idle = oldestFirst.next();
                if (kept.size() <= most && !idle.until().hasPassed()) {
                    break;
                }
                oldestFirst.remove();
                surplus.add(idle.server());
            }
            return surplus;
        } finally {
            lock.unlock();
        }
    }
}
