package dev.baton.vip;

import java.time.Duration;

/** How long a host keeps an address that nobody renews. */
public sealed interface Lifetime {

    /** Until it is dropped. */
    record Lasting() implements Lifetime {}

    /**
     * For a time, which the fleet renews: the host's kernel drops it by itself when the fleet cannot.
     *
     * @param length at least 15 s, in whole seconds
     */
    record Leased(Duration length) implements Lifetime {

        private static final Duration LEAST = Duration.ofSeconds(15);

        /** @throws IllegalArgumentException if it is shorter than a fleet can renew */
        public Leased {
            if (length.compareTo(LEAST) < 0 || !length.equals(Duration.ofSeconds(length.toSeconds()))) {
                throw new IllegalArgumentException("a lease lasts at least 15 s, in whole seconds");
            }
        }
    }
}
