package dev.baton.embedded;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The server's process, whether this process started it or an earlier one did.
 *
 * @param handle of the process
 */
record ServerProcess(ProcessHandle handle) {
    private static final Duration STOP_AT_MOST = Duration.ofSeconds(20);
    private static final Duration DIE_AT_MOST = Duration.ofSeconds(5);

    long pid() {
        return handle.pid();
    }

    boolean isAlive() {
        return handle.isAlive();
    }

    /** Asks it to end, and makes it end if it does not. */
    void stop() {
        handle.destroy();
        if (!endsWithin(STOP_AT_MOST)) {
            handle.destroyForcibly();
            endsWithin(DIE_AT_MOST);
        }
    }

    private boolean endsWithin(Duration atMost) {
        try {
            handle.onExit().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException still) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
