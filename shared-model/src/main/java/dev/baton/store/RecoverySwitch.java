package dev.baton.store;

import java.time.Instant;

/**
 * The global switch for automatic recoveries.
 *
 * @param state where it stands
 * @param by who set it last; empty if nobody ever did
 * @param why what they said
 * @param at when, by the store's clock; {@link Instant#EPOCH} if never
 */
public record RecoverySwitch(State state, String by, String why, Instant at) {

    /** As it is until somebody sets it: automatic recoveries are on. */
    public static final RecoverySwitch UNTOUCHED = new RecoverySwitch(State.ENABLED, "", "", Instant.EPOCH);

    /** Where it stands. */
    public enum State {
        /** Findings may begin recoveries. */
        ENABLED,
        /** Only people may. */
        DISABLED
    }

    public boolean isEnabled() {
        return state == State.ENABLED;
    }
}
