package dev.baton.store;

import dev.baton.plan.SoFar;
import java.util.List;
import java.util.Optional;

/**
 * What a recovery has planned and done so far: enough to go on with it in another process.
 *
 * @param phases in their order
 */
public record Journal(List<JournalPhase> phases) {

    public Journal {
        phases = List.copyOf(phases);
    }

    /** The phases that are complete: what a planner asks for. */
    public SoFar soFar() {
        return new SoFar(phases.stream().flatMap(phase -> phase.done().stream()).toList());
    }

    /** The phase that was planned and is not complete, if there is one: it is gone on with before anything else. */
    public Optional<JournalPhase> open() {
        return phases.stream().filter(phase -> !phase.isComplete()).findFirst();
    }
}
