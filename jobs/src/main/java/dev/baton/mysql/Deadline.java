package dev.baton.mysql;

import java.time.Duration;

/**
 * A moment by which something has to be over, on the clock that nobody sets.
 *
 * @param at {@link System#nanoTime} of the moment
 */
record Deadline(long at) {

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** What is left; zero if it has passed. */
    Duration remaining() {
        return Duration.ofNanos(Math.max(0, at - System.nanoTime()));
    }

    boolean hasPassed() {
        return at - System.nanoTime() <= 0;
    }

    /** This one or the given time from now, whichever comes first. */
    Deadline atMost(Duration duration) {
        Deadline other = in(duration);
        return other.at - at < 0 ? other : this;
    }

    /** Milliseconds left, at least 1: for interfaces to which 0 means for ever. */
    int millis() {
        return Math.clamp(remaining().toMillis(), 1, Integer.MAX_VALUE);
    }

    /** Whole seconds left, rounded up, at least 1. */
    long seconds() {
        return Math.max(1, remaining().plusMillis(999).toSeconds());
    }
}
