package dev.baton.page.finding;

import dev.baton.page.Moment;
import dev.baton.page.Tone;
import dev.baton.store.FindingChange;

/**
 * A line of the log of findings.
 *
 * @param change what came, changed or went
 * @param at when
 */
public record ChangeLine(FindingChange change, Moment at) {

    /** What ended is no trouble any more. */
    public Tone tone() {
        return change.event() == FindingChange.Event.DISAPPEARED
                ? Tone.MUTED
                : Tone.of(change.finding().code().severity());
    }

    public String code() {
        return change.finding().code().name();
    }

    public String sentence() {
        return change.finding().sentence();
    }
}
