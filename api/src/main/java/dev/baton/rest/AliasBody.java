package dev.baton.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.baton.operate.Said;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster shall be called. Whatever is left out is an empty text.
 *
 * @param alias the new alias; the cluster's lasting name takes the alias away
 * @param by who asks
 */
public record AliasBody(String alias, String by) {

    @JsonCreator
    static AliasBody of(@Nullable String alias, @Nullable String by) {
        return new AliasBody(Said.text(alias), Said.text(by));
    }
}
