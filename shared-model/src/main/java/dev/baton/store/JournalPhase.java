package dev.baton.store;

import dev.baton.plan.Phase;
import dev.baton.plan.SoFar.DonePhase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A phase in the journal, with the state of each of its steps.
 *
 * @param number from 1
 * @param phase what was planned
 * @param plannedAt when, by the store's clock
 * @param lines one for each step, in their order
 */
public record JournalPhase(int number, Phase phase, Instant plannedAt, List<JournalLine> lines) {

    public JournalPhase {
        lines = List.copyOf(lines);
    }

    /** Whether each step has ended. */
    public boolean isComplete() {
        return lines.stream().allMatch(line -> line.state().isEnded());
    }

    /** The phase with its results, if each step has ended. */
    Optional<DonePhase> done() {
        return Optional.of(this)
                .filter(JournalPhase::isComplete)
                .map(complete -> new DonePhase(
                        phase,
                        lines.stream().flatMap(line -> line.result().stream()).toList()));
    }
}
