package dev.baton.mysql;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Cuts work on a server off at its deadline. The driver limits each read from the network, but a server that answers in
 * drops passes any such limit; so the work is done in a virtual thread of its own, and at the deadline its connection is
 * cut and its caller goes on. Thread-safe.
 */
final class Cutoff {

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ServerSession guarded;
    private boolean cut;

    private Cutoff() {}

    /** What is done under a deadline. */
    @FunctionalInterface
    interface Work<T> {
        T run(Cutoff cutoff) throws SQLException;
    }

    /**
     * Does the work and returns its result.
     *
     * @throws SQLException what the work threw
     * @throws SQLTimeoutException if it was not done in time, or the caller was interrupted
     */
    static <T> T within(Deadline deadline, Work<T> work) throws SQLException {
        Cutoff cutoff = new Cutoff();
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofVirtual().name("baton-mysql").start(() -> cutoff.complete(result, work));
        try {
            return result.get(deadline.millis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw unwrap(failure);
        } catch (TimeoutException late) {
            cutoff.cut();
            throw new SQLTimeoutException("no answer in time", late);
        } catch (InterruptedException interrupted) {
            cutoff.cut();
            Thread.currentThread().interrupt();
            throw new SQLTimeoutException("interrupted", interrupted);
        }
    }

    /** The session that shall be cut at the deadline; the one before it is not any more. */
    ServerSession guard(ServerSession session) throws SQLTimeoutException {
        lock.lock();
        try {
            if (!cut) {
                guarded = session;
                return session;
            }
        } finally {
            lock.unlock();
        }
        session.abort();
        throw new SQLTimeoutException("no answer in time");
    }

    private <T> void complete(CompletableFuture<T> result, Work<T> work) {
        try {
            result.complete(work.run(this));
        } catch (SQLException | RuntimeException failure) {
            result.completeExceptionally(failure);
        }
    }

    private void cut() {
        ServerSession session;
        lock.lock();
        try {
            cut = true;
            session = guarded;
        } finally {
            lock.unlock();
        }
        if (session != null) {
            // Not in this thread: to end an encrypted connection to a silent server takes as long as a read may.
            Thread.ofVirtual().name("baton-mysql-cut").start(session::abort);
        }
    }

    /** What a thread of its own threw. */
    static SQLException unwrap(Exception failure) {
        return switch (failure.getCause()) {
            case SQLException sql -> sql;
            case RuntimeException bug -> throw bug;
            case null, default -> throw new IllegalStateException(failure);
        };
    }
}
