package dev.baton.store;

import dev.baton.analysis.Finding;
import java.time.Instant;

/**
 * A finding came, went, or shows something else than before.
 *
 * @param at when, by the store's clock
 * @param event which of these
 * @param finding what, with its evidence then
 */
public record FindingChange(Instant at, Event event, Finding finding) {

    /** What became of it. */
    public enum Event {
        /** It was not there before. */
        APPEARED,
        /** It holds on with other evidence; numbers that move by themselves, such as a lag, do not count. */
        CHANGED,
        /** It ended; the evidence is the last that there was. */
        DISAPPEARED
    }
}
