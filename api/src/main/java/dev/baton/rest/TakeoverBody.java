package dev.baton.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.baton.operate.Said;
import org.jspecify.annotations.Nullable;

/**
 * A graceful takeover. Whatever is left out is an empty text.
 *
 * @param target address of the new primary; empty for the best candidate
 * @param by who asks
 * @param reason why, for the audit trail
 */
public record TakeoverBody(String target, String by, String reason) {

    @JsonCreator
    static TakeoverBody of(@Nullable String target, @Nullable String by, @Nullable String reason) {
        return new TakeoverBody(Said.text(target), Said.text(by), Said.text(reason));
    }
}
