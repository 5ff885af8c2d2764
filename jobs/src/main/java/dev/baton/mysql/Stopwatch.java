package dev.baton.mysql;

import java.time.Duration;

/**
 * Measures how long something takes.
 *
 * @param startedAt {@link System#nanoTime} of its beginning
 */
record Stopwatch(long startedAt) {

    static Stopwatch start() {
        return new Stopwatch(System.nanoTime());
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /** As people read it. */
    @Override
    public String toString() {
        return elapsed().toMillis() + " ms";
    }
}
