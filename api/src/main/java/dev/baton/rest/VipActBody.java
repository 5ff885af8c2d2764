package dev.baton.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.baton.operate.Said;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done about a virtual address. Whatever is left out is an empty text.
 *
 * @param target on the host of which server; empty for where it belongs
 * @param by who asks
 * @param reason why, for the audit trail
 */
public record VipActBody(String target, String by, String reason) {

    @JsonCreator
    static VipActBody of(@Nullable String target, @Nullable String by, @Nullable String reason) {
        return new VipActBody(Said.text(target), Said.text(by), Said.text(reason));
    }
}
