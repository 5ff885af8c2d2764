package dev.baton.page.status;

import dev.baton.page.Moment;
import dev.baton.plan.RecoveryHistory.Switch;

/**
 * The switch for automatic recoveries.
 *
 * @param position where it is
 * @param by who put it there; empty if nobody ever did
 * @param why what they said
 * @param at when
 */
public record SwitchState(Switch position, String by, String why, Moment at) {

    public boolean isEnabled() {
        return position == Switch.ENABLED;
    }
}
