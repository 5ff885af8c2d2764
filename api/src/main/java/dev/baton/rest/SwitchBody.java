package dev.baton.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.baton.operate.Said;
import org.jspecify.annotations.Nullable;

/**
 * Where the switch for automatic recoveries shall stand. Whatever is left out is an empty text.
 *
 * @param enabled {@code true} or {@code false}
 * @param by who asks
 * @param reason why
 */
public record SwitchBody(String enabled, String by, String reason) {

    @JsonCreator
    static SwitchBody of(@Nullable Boolean enabled, @Nullable String by, @Nullable String reason) {
        return new SwitchBody(enabled == null ? "" : enabled.toString(), Said.text(by), Said.text(reason));
    }
}
