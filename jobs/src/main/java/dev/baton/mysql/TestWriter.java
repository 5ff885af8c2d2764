package dev.baton.mysql;

import dev.baton.topology.InstanceId;
import dev.baton.topology.WriteTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Makes a small write on a server to see whether it can. One that does not come back is left where it is, and no other is
 * begun meanwhile: a server whose disk is full must not lose its last connections to our asking. Thread-safe.
 */
public final class TestWriter {

    /** Then the server's thread is given up, and the next write may begin. */
    private static final Duration AT_MOST = Duration.ofHours(1);

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Pattern TABLE = Pattern.compile("\\w{1,64}\\.\\w{1,64}");

    private final ServerConnections connections;
    private final Settings settings;
    private final InstantSource clock;
    private final Map<InstanceId, Attempt> running = new ConcurrentHashMap<>();

    /**
     * How writes are made.
     *
     * @param table {@code schema.table} with the columns {@code id} (a number, the primary key) and {@code written_by} (a
     *     text)
     * @param within a write that takes longer stalls
     * @param node what is written
     */
    public record Settings(String table, Duration within, String node) {

        /** @throws IllegalArgumentException if the table is not written as it should be */
        public Settings {
            if (!TABLE.matcher(table).matches()) {
                throw new IllegalArgumentException("not a schema and a table, as in baton.test_write: " + table);
            }
        }
    }

    private record Attempt(Instant since, CompletableFuture<WriteTest> outcome) {}

    public TestWriter(ServerConnections connections, Settings settings, InstantSource clock) {
        this.connections = connections;
        this.settings = settings;
        this.clock = clock;
    }

    /** Writes, and waits for it no longer than the settings say. */
    public WriteTest test(InstanceId server) {
        Attempt attempt = running.computeIfAbsent(server, this::begin);
        try {
            WriteTest outcome = attempt.outcome().get(settings.within().toMillis(), TimeUnit.MILLISECONDS);
            running.remove(server, attempt);
            return outcome;
        } catch (TimeoutException stalled) {
            return new WriteTest.Stalled(attempt.since());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new WriteTest.NotTried();
        } catch (ExecutionException bug) {
            running.remove(server, attempt);
            throw new IllegalStateException("a test write failed unexpectedly", bug.getCause());
        }
    }

    private Attempt begin(InstanceId server) {
        Executor onItsOwnThread =
                write -> Thread.ofVirtual().name("test-write-" + server).start(write);
        return new Attempt(clock.instant(), CompletableFuture.supplyAsync(() -> write(server), onItsOwnThread));
    }

    private WriteTest write(InstanceId server) {
        long start = System.nanoTime();
        try (ServerSession session = connections.open(server, Deadline.in(CONNECT_WITHIN))) {
            session.run(statement(), Deadline.in(AT_MOST));
            return new WriteTest.Written(Duration.ofNanos(System.nanoTime() - start));
        } catch (SQLException failure) {
            return WriteRefusals.read(failure);
        }
    }

    private Sql statement() {
        return Sql.of(
                "REPLACE INTO " + settings.table() + " (id, written_by) VALUES (1, ?)",
                settings.node() + " at " + clock.instant());
    }
}
