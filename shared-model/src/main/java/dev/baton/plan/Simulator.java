package dev.baton.plan;

import dev.baton.plan.PlannedStep.Necessity;
import dev.baton.plan.SoFar.DonePhase;
import dev.baton.topology.TopologySnapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Predicts the world after a step, under the assumption that servers do what they are told and that nothing else
 * happens meanwhile. It gives the what-if of a cluster, and lets tests run any plan on any topology. Pure.
 */
public final class Simulator {

    private static final int MOST_PHASES = 30;

    private Simulator() {}

    /** What a step leads to: its result, and the cluster afterwards. */
    public record Outcome(StepResult result, TopologySnapshot after) {}

    /** What a whole plan leads to: every decision in order, and the cluster afterwards. */
    public record Run(List<Decision> decisions, SoFar soFar, TopologySnapshot after) {
        public Run {
            decisions = List.copyOf(decisions);
        }
    }

    /** Runs a planner to its end. @throws IllegalStateException if it does not come to one */
    public static Run run(Planner planner, TopologySnapshot start) {
        List<Decision> decisions = new ArrayList<>();
        TopologySnapshot world = start;
        SoFar soFar = SoFar.NOTHING;
        while (decisions.size() < MOST_PHASES) {
            Decision decision = planner.decide(world, soFar);
            decisions.add(decision);
            if (!(decision instanceof Decision.Proceed(Phase phase))) {
                return new Run(decisions, soFar, world);
            }
            List<StepResult> results = new ArrayList<>();
            Set<Step.Lane> failed = new HashSet<>();
            for (PlannedStep planned : phase.steps()) {
                Outcome outcome = failed.contains(planned.step().lane())
                        ? new Outcome(new StepResult.Skipped("an earlier step failed"), world)
                        : apply(planned.step(), world);
                if (!outcome.result().succeeded() && planned.necessity() == Necessity.REQUIRED) {
                    failed.add(planned.step().lane());
                }
                results.add(outcome.result());
                world = outcome.after();
            }
            soFar = soFar.and(new DonePhase(phase, results));
        }
        throw new IllegalStateException("the plan does not end: " + decisions.getLast());
    }

    /** The world after one step. */
    public static Outcome apply(Step step, TopologySnapshot world) {
        return new SimulatedStep(world, world.get(step.target())).take(step);
    }
}
