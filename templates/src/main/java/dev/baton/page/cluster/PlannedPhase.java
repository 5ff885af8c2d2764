package dev.baton.page.cluster;

import dev.baton.plan.Phase;
import dev.baton.plan.PlanPrinter;
import dev.baton.plan.PlannedStep.Necessity;
import java.util.List;

/**
 * A phase that would come.
 *
 * @param name what it is for
 * @param steps what would be done
 */
public record PlannedPhase(Phase.Name name, List<Line> steps) {

    public PlannedPhase {
        steps = List.copyOf(steps);
    }

    /**
     * A step that would be done.
     *
     * @param text what, as an order
     * @param necessity what its failure would mean
     * @param why the reason
     */
    public record Line(String text, Necessity necessity, String why) {
        public boolean isOptional() {
            return necessity == Necessity.BEST_EFFORT;
        }
    }

    static PlannedPhase of(Phase phase) {
        return new PlannedPhase(
                phase.name(),
                phase.steps().stream()
                        .map(planned -> new Line(PlanPrinter.say(planned.step()), planned.necessity(), planned.why()))
                        .toList());
    }
}
