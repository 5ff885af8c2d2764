package dev.baton.lab.process;

import dev.baton.lab.LabException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A moment until which to go on trying. Exists so that every loop that polls is bounded, and none of them spins. */
public final class Deadline {
    private final Duration atMost;
    private final long endsAt;

    private Deadline(Duration atMost) {
        this.atMost = atMost;
        this.endsAt = System.nanoTime() + atMost.toNanos();
    }

    public static Deadline after(Duration atMost) {
        return new Deadline(atMost);
    }

    public boolean isOver() {
        return System.nanoTime() - endsAt >= 0;
    }

    /** What is left, at least one millisecond: zero means "for ever" to JDBC and sockets. */
    public Duration left() {
        return Duration.ofNanos(
                Math.max(endsAt - System.nanoTime(), Duration.ofMillis(1).toNanos()));
    }

    /** Waits before the next attempt. */
    public void pause(Duration atLeast) {
        LockSupport.parkNanos(Math.min(atLeast.toNanos(), left().toNanos()));
        if (Thread.currentThread().isInterrupted()) {
            throw new LabException("interrupted while waiting");
        }
    }

    @Override
    public String toString() {
        return atMost.toMillis() + " ms";
    }
}
