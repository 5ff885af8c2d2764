package dev.baton.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.baton.page.recovery.PhaseLine;
import dev.baton.page.recovery.RecoveryView;
import dev.baton.page.recovery.StepLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recovery with all that was decided and done.
 *
 * @param recovery itself
 * @param loss what may be lost, as a sentence; empty if that was no question
 * @param candidates of its last choice, best first
 * @param phases in their order
 */
public record RecoveryDetailAnswer(
        @JsonUnwrapped RecoveryAnswer recovery,
        String loss,
        List<CandidateAnswer> candidates,
        List<PhaseAnswer> phases) {

    /**
     * A phase.
     *
     * @param number from 1
     * @param name what it is for, a constant name
     * @param purpose the same in words
     * @param plannedAt when it was decided
     * @param reasons why it was decided so
     * @param steps in their order
     */
    public record PhaseAnswer(
            int number,
            String name,
            String purpose,
            Instant plannedAt,
            List<ReasonAnswer> reasons,
            List<StepAnswer> steps) {
        static PhaseAnswer of(PhaseLine phase) {
            return new PhaseAnswer(
                    phase.number(),
                    phase.name().name(),
                    phase.name().purpose(),
                    phase.planned().at(),
                    ReasonAnswer.of(phase.why()),
                    phase.steps().stream().map(StepAnswer::of).toList());
        }
    }

    /**
     * A step.
     *
     * @param text what, as an order
     * @param why the reason
     * @param necessity REQUIRED or BEST_EFFORT
     * @param state PLANNED, RUNNING, DONE, ALREADY_SO, FAILED or SKIPPED
     * @param generation the token under which it was last written
     * @param startedAt when it was begun
     * @param endedAt when it ended
     * @param detail what it brought
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StepAnswer(
            String text,
            String why,
            String necessity,
            String state,
            long generation,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            String detail) {
        static StepAnswer of(StepLine step) {
            return new StepAnswer(
                    step.text(),
                    step.why(),
                    step.line().necessity().name(),
                    step.state().name(),
                    step.line().generation(),
                    step.line().started().orElse(null),
                    step.line().ended().orElse(null),
                    step.detail());
        }
    }

    static RecoveryDetailAnswer of(RecoveryView view) {
        return new RecoveryDetailAnswer(
                RecoveryAnswer.of(view.recovery().recovery(), view.recovery().alias()),
                view.loss(),
                CandidateAnswer.of(view.candidates()),
                view.phases().stream().map(PhaseAnswer::of).toList());
    }
}
