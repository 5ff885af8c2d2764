package dev.baton.page;

import dev.baton.plan.RecoveryHistory.Switch;

/**
 * What the head of every page shows, so that nobody has to look for it.
 *
 * @param automatic the global switch for automatic recoveries
 * @param critical findings that need somebody now
 * @param warnings findings that need somebody in working hours
 * @param running recoveries under way
 * @param unacknowledged recoveries that acted and that nobody has acknowledged
 * @param change the store's change number when the page was made: a live page compares it with the event stream
 */
public record Signals(Switch automatic, long critical, long warnings, long running, long unacknowledged, long change) {

    /** Nothing is known: the store does not answer. */
    public static final Signals NONE = new Signals(Switch.ENABLED, 0, 0, 0, 0, 0);

    /** Whether automatic recoveries are switched off. */
    public boolean isDisabled() {
        return automatic == Switch.DISABLED;
    }
}
