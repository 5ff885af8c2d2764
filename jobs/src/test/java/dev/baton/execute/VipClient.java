package dev.baton.execute;

import dev.baton.lab.hosts.Host;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** An application on a host of its own that writes through the virtual address, each row by a new connection. */
final class VipClient implements AutoCloseable {

    private static final long EVERY_NANOS = Duration.ofMillis(5).toNanos();

    private final String url;
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong longestGapNanos = new AtomicLong();
    private final Thread thread;
    private volatile boolean ended;

    VipClient(Host host, String ip) {
        this.url = "jdbc:mysql://" + ip
                + ":3306/t?user=app&password=apppw&connectTimeout=200&socketTimeout=500&sslMode=DISABLED"
                + "&allowPublicKeyRetrieval=true&useServerPrepStmts=false";
        this.thread = host.network().newThread(this::write);
        thread.start();
    }

    long rows() {
        return rows.get();
    }

    /** The longest time between two rows that were acknowledged. */
    Duration longestGap() {
        return Duration.ofNanos(longestGapNanos.get());
    }

    @Override
    public void close() {
        ended = true;
    }

    private void write() {
        long last = System.nanoTime();
        long id = 1_000;
        while (!ended && id < 100_000) {
            if (wrote(id++)) {
                long now = System.nanoTime();
                long gap = now - last;
                longestGapNanos.accumulateAndGet(rows.get() == 0 ? 0 : gap, Math::max);
                rows.incrementAndGet();
                last = now;
            }
            LockSupport.parkNanos(EVERY_NANOS);
        }
    }

    private boolean wrote(long id) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate("INSERT INTO t.w VALUES (" + id + ")") == 1;
        } catch (SQLException notNow) {
            return false;
        }
    }
}
