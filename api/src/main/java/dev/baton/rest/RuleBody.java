package dev.baton.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.baton.operate.Said;
import org.jspecify.annotations.Nullable;

/**
 * Whether a server may be promoted. Whatever is left out is an empty text.
 *
 * @param rule prefer, neutral, prefer_not or must_not
 * @param by who says so
 */
public record RuleBody(String rule, String by) {

    @JsonCreator
    static RuleBody of(@Nullable String rule, @Nullable String by) {
        return new RuleBody(Said.text(rule), Said.text(by));
    }
}
