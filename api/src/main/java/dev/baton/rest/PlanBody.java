package dev.baton.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.baton.operate.Said;
import dev.baton.operate.Wish;
import org.jspecify.annotations.Nullable;

/**
 * Anything that can be done with a server by a plan. Whatever is left out is an empty text.
 *
 * @param act as in {@code relocate}, {@code stop-replication} or {@code rehang-replicas}
 * @param destination address of another server, for acts that take one
 * @param argument a pattern, seconds, a file or a connection's number, for acts that take one
 * @param by who asks
 * @param reason why, for the audit trail
 */
public record PlanBody(String act, String destination, String argument, String by, String reason) {

    @JsonCreator
    static PlanBody of(
            @Nullable String act,
            @Nullable String destination,
            @Nullable String argument,
            @Nullable String by,
            @Nullable String reason) {
        return new PlanBody(
                Said.text(act), Said.text(destination), Said.text(argument), Said.text(by), Said.text(reason));
    }

    Wish wish() {
        return Wish.of(act, destination, argument);
    }
}
