package dev.baton.store;

import java.time.Instant;

/**
 * A person's word that a recovery was seen and understood; it lifts the cool-down.
 *
 * @param by who
 * @param comment what they said
 * @param at when, by the store's clock
 */
public record Acknowledgement(String by, String comment, Instant at) {

    /** Nobody has acknowledged it. */
    public static final Acknowledgement NONE = new Acknowledgement("", "", Instant.EPOCH);

    public boolean isGiven() {
        return !equals(NONE);
    }
}
