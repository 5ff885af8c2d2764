package dev.baton.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.baton.operate.Said;
import dev.baton.operate.Wish;
import org.jspecify.annotations.Nullable;

/**
 * A change of who replicates from whom. Whatever is left out is an empty text.
 *
 * @param move as in {@code relocate}
 * @param destination address of another server, for moves that need one
 * @param pattern a regular expression for the addresses of the replicas that are meant; all if left out
 * @param by who asks
 * @param reason why, for the audit trail
 */
public record MoveBody(String move, String destination, String pattern, String by, String reason) {

    @JsonCreator
    static MoveBody of(
            @Nullable String move,
            @Nullable String destination,
            @Nullable String pattern,
            @Nullable String by,
            @Nullable String reason) {
        return new MoveBody(
                Said.text(move), Said.text(destination), Said.text(pattern), Said.text(by), Said.text(reason));
    }

    Wish wish() {
        return Wish.move(move, destination, pattern);
    }
}
