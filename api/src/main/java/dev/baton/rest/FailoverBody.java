package dev.baton.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.baton.operate.Said;
import org.jspecify.annotations.Nullable;

/**
 * A failover that a person asks for. Whatever is left out is an empty text.
 *
 * @param target address of the new primary; empty for the best candidate
 * @param grounds {@code proof} (also if empty): the primary's death has to be proven; {@code word}: you say that it is
 *     dead, or has to go
 * @param by who asks
 * @param reason why, for the audit trail
 */
public record FailoverBody(String target, String grounds, String by, String reason) {

    @JsonCreator
    static FailoverBody of(
            @Nullable String target, @Nullable String grounds, @Nullable String by, @Nullable String reason) {
        return new FailoverBody(Said.text(target), Said.text(grounds), Said.text(by), Said.text(reason));
    }
}
