package dev.baton.store;

import dev.baton.plan.PlannedStep.Necessity;
import dev.baton.plan.StepResult;
import java.time.Instant;
import java.util.Optional;

/**
 * A step in the journal, as people read it. Times are by the store's clock.
 *
 * @param key its place
 * @param phase the name of its phase
 * @param text what it was to do, in words
 * @param necessity whether its phase fails with it
 * @param state where it stands
 * @param generation the token under which it was last written
 * @param startedAt when it was last begun; {@link Instant#EPOCH} if it was not
 * @param endedAt when it ended; {@link Instant#EPOCH} if it has not
 * @param detail what it brought
 */
public record JournalLine(
        StepKey key,
        String phase,
        String text,
        Necessity necessity,
        StepState state,
        long generation,
        Instant startedAt,
        Instant endedAt,
        String detail) {

    public Optional<Instant> started() {
        return Optional.of(startedAt).filter(at -> !at.equals(Instant.EPOCH));
    }

    public Optional<Instant> ended() {
        return Optional.of(endedAt).filter(at -> !at.equals(Instant.EPOCH));
    }

    /** How it ended, if it has. */
    public Optional<StepResult> result() {
        return state.result(detail);
    }
}
