package dev.baton.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.baton.operate.Said;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and why. Whatever is left out is an empty text.
 *
 * @param by who asks
 * @param reason why, for the audit trail
 */
public record ReasonBody(String by, String reason) {

    @JsonCreator
    static ReasonBody of(@Nullable String by, @Nullable String reason) {
        return new ReasonBody(Said.text(by), Said.text(reason));
    }
}
