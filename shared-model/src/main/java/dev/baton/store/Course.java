package dev.baton.store;

import java.time.Instant;
import java.util.Optional;

/**
 * How a recovery went. Times are by the store's clock.
 *
 * @param generation the token under which it was last worked on; 0 if it never was
 * @param node the worker that last worked on it; empty if none did
 * @param createdAt when it was registered
 * @param startedAt when it was first taken up; {@link Instant#EPOCH} if it was not yet
 * @param endedAt when it ended; {@link Instant#EPOCH} if it has not
 * @param acts whether it has begun to change anything, so that it counts for the cool-down
 */
public record Course(long generation, String node, Instant createdAt, Instant startedAt, Instant endedAt, Acts acts) {

    /** Whether a recovery changed anything beyond making sure. */
    public enum Acts {
        NOTHING_YET,
        ACTED
    }

    public Optional<Instant> started() {
        return Optional.of(startedAt).filter(at -> !at.equals(Instant.EPOCH));
    }

    public Optional<Instant> ended() {
        return Optional.of(endedAt).filter(at -> !at.equals(Instant.EPOCH));
    }
}
