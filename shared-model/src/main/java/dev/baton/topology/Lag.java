package dev.baton.topology;

import java.time.Duration;

/** How far a replica is behind, as it says itself: a duration, or not known (a thread is stopped). */
public sealed interface Lag {

    /** @param behind {@code Seconds_Behind_Source}, whole seconds, never negative */
    record Known(Duration behind) implements Lag {}

    /** {@code NULL}: the server cannot tell. */
    record Unknown() implements Lag {}

    /** Whether it is known to be more than the given time. */
    default boolean exceeds(Duration limit) {
        return this instanceof Known(Duration behind) && behind.compareTo(limit) > 0;
    }
}
