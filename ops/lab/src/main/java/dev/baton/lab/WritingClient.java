package dev.baton.lab;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * An application that writes one row after the other, as the account {@code app}, to whatever is the primary at the
 * time, and remembers what it was told. Rows are numbered from the milliseconds of the clock at the start, so that a
 * client that is started again goes on above its earlier rows. Afterwards its {@link #report()} says for how long writes failed, and which
 * acknowledged rows are lost. Ends by itself after a million attempts. Safe for use by many threads.
 */
public final class WritingClient implements AutoCloseable {
    private static final int MOST_ATTEMPTS = 1_000_000;

    private final Supplier<List<String>> targets;
    private final Queue<WriteAttempt> attempts = new ConcurrentLinkedQueue<>();
    private final long firstId = System.currentTimeMillis();
    private final Pace pace;
    private final ScheduledExecutorService thread;
    private final Future<?> writing;
    private WriterSession session = WriterSession.none();
    private int written;
    private int failures;

    /**
     * How fast to write and how patient to be.
     *
     * @param every from the end of one write to the start of the next
     * @param giveUpAfter how long to wait for a connection, and for each answer
     */
    public record Pace(Duration every, Duration giveUpAfter) {
        /** Sees a gap to ten milliseconds. */
        public static final Pace DEFAULT = new Pace(Duration.ofMillis(10), Duration.ofMillis(500));

        /**
         * For an address that moves: what is sent to it meanwhile is lost, and a patient client would measure how long it
         * waits for that.
         */
        public static final Pace IMPATIENT = new Pace(Duration.ofMillis(10), Duration.ofMillis(100));
    }

    private WritingClient(Supplier<List<String>> targets, Pace pace, ThreadFactory threads) {
        this.targets = targets;
        this.pace = pace;
        this.thread = Executors.newSingleThreadScheduledExecutor(threads);
        this.writing =
                thread.scheduleWithFixedDelay(this::write, 0, pace.every().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Writes to where the supplier says; asks it again for each write. */
    public static WritingClient following(Supplier<String> hostPort, Pace pace) {
        return new WritingClient(() -> List.of(hostPort.get()), pace, onThisMachine());
    }

    /** Writes to the first of these servers that lets it, and goes on to the next when one does not any more. */
    public static WritingClient trying(Collection<String> hostPorts, Pace pace) {
        return trying(hostPorts, pace, onThisMachine());
    }

    /** The same from wherever the thread is, which is another host's network perhaps. */
    public static WritingClient trying(Collection<String> hostPorts, Pace pace, ThreadFactory threads) {
        List<String> all = List.copyOf(hostPorts);
        return new WritingClient(() -> all, pace, threads);
    }

    private static ThreadFactory onThisMachine() {
        return Thread.ofVirtual().name("writing-client").factory();
    }

    /**
     * All attempts up to now.
     *
     * @throws LabException if writing ended because it could not be told where to write
     */
    public WritingReport report() {
        if (writing.state() == Future.State.FAILED) {
            throw new LabException("the writing client gave up", writing.exceptionNow());
        }
        return new WritingReport(List.copyOf(attempts));
    }

    /** The rows that are on a server, which must have the table. */
    public static Set<Long> rowsOn(MysqlServer server) {
        return server.queryRows("SELECT id FROM baton_demo.writes").stream()
                .map(row -> Long.valueOf(row.getOrDefault("id", "0")))
                .collect(Collectors.toSet());
    }

    /** Ends after the write that is under way, and tells it all. */
    public WritingReport finish() {
        close();
        return report();
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            // The longest a write can take: to connect, and to hear nothing on connecting and on writing.
            if (!thread.awaitTermination(pace.giveUpAfter().multipliedBy(4).toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        session.close();
    }

    private void write() {
        if (written == MOST_ATTEMPTS) {
            thread.shutdown();
            return;
        }
        List<String> all = targets.get();
        String server = all.get(failures % all.size());
        long id = firstId + written;
        written++;
        long startedAt = System.nanoTime();
        WriteAttempt.Outcome outcome = write(id, server);
        attempts.add(new WriteAttempt(id, server, outcome, startedAt, System.nanoTime()));
    }

    private WriteAttempt.Outcome write(long id, String server) {
        session = session.on(server, pace.giveUpAfter());
        WriteAttempt.Outcome outcome = session.insert(id);
        if (outcome != WriteAttempt.Outcome.ACKNOWLEDGED) {
            session.close();
            session = WriterSession.none();
            failures++;
        }
        return outcome;
    }
}
