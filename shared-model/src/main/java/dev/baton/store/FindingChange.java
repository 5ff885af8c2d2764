package dev.baton.store;

import dev.baton.analysis.Finding;
import java.time.Instant;

/**
 * A finding came or went.
 *
 * @param at when, by the store's clock
 * @param event which of the two
 * @param finding what, with its evidence then
 */
public record FindingChange(Instant at, Event event, Finding finding) {

    /** Which way. */
    public enum Event {
        APPEARED,
        DISAPPEARED
    }
}
