package dev.baton.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.store.RecoverySwitch;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The switch for automatic recoveries.
 *
 * @param enabled whether findings may begin recoveries
 * @param by who set it last; empty if nobody ever did
 * @param reason what they said
 * @param at when
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SwitchAnswer(
        boolean enabled, String by, String reason, @Nullable Instant at) {

    static SwitchAnswer of(RecoverySwitch state) {
        Instant at = state.at().equals(Instant.EPOCH) ? null : state.at();
        return new SwitchAnswer(state.isEnabled(), state.by(), state.why(), at);
    }
}
