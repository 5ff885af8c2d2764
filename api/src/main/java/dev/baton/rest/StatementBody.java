package dev.baton.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.baton.operate.Said;
import org.jspecify.annotations.Nullable;

/**
 * A question about how to restart replication. Whatever is left out is an empty text.
 *
 * @param statement what shall be run while it stands still; empty for nothing
 * @param by who asks
 */
public record StatementBody(String statement, String by) {

    @JsonCreator
    static StatementBody of(@Nullable String statement, @Nullable String by) {
        return new StatementBody(Said.text(statement), Said.text(by));
    }
}
