package dev.baton.rest;

import dev.baton.page.cluster.PlannedPhase;
import dev.baton.page.cluster.Prediction;
import dev.baton.topology.ClusterInfo;
import java.util.List;

/**
 * What a plan would do, computed from what is stored; no server is asked.
 *
 * @param cluster the cluster's lasting name
 * @param alias what people call it
 * @param generation its fencing token
 * @param purpose what is asked for: FAILOVER, TAKEOVER, MOVE, OPERATION, or the name of an act
 * @param verdict SUCCEEDS, LEAVES_SOME or REFUSED
 * @param successor who would take the writes then; empty if it would not come to its end
 * @param summary what would be so then, as a sentence; empty if it would not come to its end
 * @param loss what may be lost, as a sentence; empty if that is no question
 * @param reasons what would be left undone, or why nothing would be done
 * @param candidates best first
 * @param phases what would be done
 */
public record PreviewAnswer(
        String cluster,
        String alias,
        long generation,
        String purpose,
        String verdict,
        String successor,
        String summary,
        String loss,
        List<ReasonAnswer> reasons,
        List<CandidateAnswer> candidates,
        List<PlannedPhaseAnswer> phases) {

    /**
     * A phase that would come.
     *
     * @param name what it is for, a constant name
     * @param purpose the same in words
     * @param steps what would be done
     */
    public record PlannedPhaseAnswer(String name, String purpose, List<PlannedStepAnswer> steps) {
        static PlannedPhaseAnswer of(PlannedPhase phase) {
            return new PlannedPhaseAnswer(
                    phase.name().name(),
                    phase.name().purpose(),
                    phase.steps().stream()
                            .map(step -> new PlannedStepAnswer(
                                    step.text(), step.necessity().name(), step.why()))
                            .toList());
        }
    }

    /**
     * A step that would be done.
     *
     * @param text what, as an order
     * @param necessity REQUIRED or BEST_EFFORT
     * @param why the reason
     */
    public record PlannedStepAnswer(String text, String necessity, String why) {}

    static PreviewAnswer of(ClusterInfo cluster, String purpose, Prediction prediction) {
        return new PreviewAnswer(
                cluster.id().name(),
                cluster.alias(),
                cluster.generation(),
                purpose,
                prediction.verdict().name(),
                prediction.successor(),
                prediction.summary(),
                prediction.loss(),
                ReasonAnswer.of(prediction.reasons()),
                CandidateAnswer.of(prediction.candidates()),
                prediction.phases().stream().map(PlannedPhaseAnswer::of).toList());
    }
}
