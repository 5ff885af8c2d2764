package dev.baton.lab.fleet;

import dev.baton.lab.LabException;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.hosts.Host;
import dev.baton.lab.hosts.HostLab;
import dev.baton.lab.hosts.NetworkThread;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Looks at every database host from within, again and again, so that nothing that is cut keeps it from seeing: whether
 * its server takes writes, and which addresses the host has. Safe for use by many threads.
 */
public final class Observer implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(20);
    private static final int ANSWER_MS = 500;

    private final List<Eye> eyes;

    /**
     * What was so on a host at some moment between two.
     *
     * @param host whose
     * @param from {@link System#nanoTime()} before looking
     * @param to {@link System#nanoTime()} after looking
     * @param access what the server said
     * @param addresses of the host, without prefixes
     */
    public record Sample(String host, long from, long to, Access access, Set<String> addresses) {
        public Sample {
            addresses = Set.copyOf(addresses);
        }

        boolean isWritable() {
            return access == Access.WRITABLE;
        }
    }

    /** What a server lets its clients do. */
    public enum Access {
        /** Takes writes. */
        WRITABLE,
        /** Refuses them. */
        READ_ONLY,
        /** Does not answer. */
        SILENT
    }

    private Observer(List<Eye> eyes) {
        this.eyes = eyes;
    }

    /** Begins to look. */
    public static Observer of(HostLab lab) {
        return new Observer(lab.databases().stream().map(Eye::new).toList());
    }

    /** What was seen on a host up to now, in the order of time. */
    public List<Sample> samples(String host) {
        return eyes.stream()
                .filter(eye -> eye.host.name().equals(host))
                .flatMap(eye -> eye.samples.stream())
                .toList();
    }

    /** The names of the hosts that are looked at. */
    public List<String> hosts() {
        return eyes.stream().map(eye -> eye.host.name()).toList();
    }

    @Override
    public void close() {
        eyes.forEach(Eye::close);
    }

    /** Looks at one host, from a thread in its network. */
    private static final class Eye {
        private final Host host;
        private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();
        private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("observer").factory());
        private final Future<?> looking;
        private Optional<NetworkThread> network = Optional.empty();
        private Optional<Connection> connection = Optional.empty();

        Eye(Host host) {
            this.host = host;
            this.looking = thread.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }

        void close() {
            looking.cancel(true);
            thread.shutdownNow();
        }

        private void look() {
            long from = System.nanoTime();
            Set<String> addresses = Set.of();
            Access access = Access.SILENT;
            try {
                enter();
                addresses = addresses();
                access = access();
            } catch (LabException | SocketException hostIsDown) {
                forget();
            }
            samples.add(new Sample(host.name(), from, System.nanoTime(), access, addresses));
        }

        /** A host that was booted again has another network than before. */
        private void enter() {
            NetworkThread now = host.network();
            if (!network.filter(now::equals).isPresent()) {
                forget();
                now.enter();
                network = Optional.of(now);
            }
        }

        private static Set<String> addresses() throws SocketException {
            return Optional.ofNullable(NetworkInterface.getByName("eth0")).stream()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(address -> address.getHostAddress().replaceFirst("%.*", ""))
                    .collect(Collectors.toSet());
        }

        private Access access() {
            try {
                Connection open = connection();
                try (Statement statement = open.createStatement();
                        ResultSet row = statement.executeQuery("SELECT @@GLOBAL.read_only")) {
                    return row.next() && row.getInt(1) == 0 ? Access.WRITABLE : Access.READ_ONLY;
                }
            } catch (SQLException noAnswer) {
                forget();
                return Access.SILENT;
            }
        }

        private Connection connection() throws SQLException {
            if (connection.isEmpty()) {
                connection = Optional.of(DriverManager.getConnection(
                        "jdbc:mysql://127.0.0.1:3306/?connectTimeout=%1$d&socketTimeout=%1$d&sslMode=DISABLED&allowPublicKeyRetrieval=true"
                                .formatted(ANSWER_MS),
                        MysqlServer.ADMIN,
                        MysqlServer.ADMIN_PASSWORD));
            }
            return connection.get();
        }

        private void forget() {
            connection.ifPresent(Eye::abort);
            connection = Optional.empty();
        }

        private static void abort(Connection broken) {
            try {
                broken.abort(Runnable::run);
            } catch (SQLException alreadyGone) {
                return;
            }
        }
    }
}
