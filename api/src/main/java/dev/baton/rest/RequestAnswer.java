package dev.baton.rest;

import dev.baton.store.FleetRequest;
import java.time.Instant;

/**
 * Something that was asked of the fleet.
 *
 * @param id its number: ask {@code /api/v1/requests/} with it
 * @param kind DISCOVER, SCAN_HOST_KEY, CONFIRM_HOST_KEY or CHECK_VIP
 * @param argument of what
 * @param requestedBy who asks
 * @param requestedAt when
 * @param state PENDING, RUNNING, DONE or FAILED
 * @param node the worker that took it; empty if none did
 * @param answer what came of it; empty while it has not ended
 */
public record RequestAnswer(
        long id,
        String kind,
        String argument,
        String requestedBy,
        Instant requestedAt,
        String state,
        String node,
        String answer) {

    static RequestAnswer of(FleetRequest request) {
        return new RequestAnswer(
                request.id(),
                request.kind().name(),
                request.argument(),
                request.requestedBy(),
                request.requestedAt(),
                request.state().name(),
                request.node(),
                request.answer());
    }
}
