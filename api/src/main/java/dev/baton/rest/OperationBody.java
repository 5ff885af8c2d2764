package dev.baton.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.baton.operate.Said;
import dev.baton.operate.Wish;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done to one server. Whatever is left out is an empty text.
 *
 * @param operation as in {@code stop-replication}
 * @param argument seconds, a file or a connection's number, for operations that need one
 * @param by who asks
 * @param reason why, for the audit trail
 */
public record OperationBody(String operation, String argument, String by, String reason) {

    @JsonCreator
    static OperationBody of(
            @Nullable String operation, @Nullable String argument, @Nullable String by, @Nullable String reason) {
        return new OperationBody(Said.text(operation), Said.text(argument), Said.text(by), Said.text(reason));
    }

    Wish wish() {
        return Wish.operation(operation, argument);
    }
}
