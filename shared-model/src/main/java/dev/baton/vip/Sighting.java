package dev.baton.vip;

import java.time.Instant;

/**
 * What a look for an address on one host brought.
 *
 * @param host where
 * @param state whether it is there
 * @param detail the interface where it was found, or why the host could not be asked
 * @param at when, by the store's clock
 */
public record Sighting(String host, State state, String detail, Instant at) {

    /** Whether an address is on a host. */
    public enum State {
        /** It is there. */
        HELD,
        /** It is not there. */
        ABSENT,
        /** The host could not be asked. */
        UNKNOWN
    }
}
