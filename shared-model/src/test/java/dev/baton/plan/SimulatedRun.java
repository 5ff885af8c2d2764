package dev.baton.plan;

import dev.baton.plan.PlannedStep.Necessity;
import dev.baton.plan.SoFar.DonePhase;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.InstanceId;
import dev.baton.topology.TopologySnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Executes a plan in the simulated world as the executor does in the real one, lane by lane, with mishaps, and has every
 * decision and every step checked by {@link Laws}. Used by one thread.
 */
final class SimulatedRun {

    private static final int MOST_PHASES = 25;

    private final Request request;
    private final Planner planner;
    private final Laws laws;
    private final Mishap mishap;
    private final StringBuilder story = new StringBuilder();
    private TopologySnapshot world;
    private SoFar soFar = SoFar.NOTHING;
    private Decision end = new Decision.Refused(List.of(), Choice.NONE);
    private int steps;

    SimulatedRun(Planner planner, Request request, TopologySnapshot start, Mishap mishap) {
        this.request = request;
        this.planner = planner;
        this.laws = new Laws(request, start);
        this.mishap = mishap;
        this.world = start;
    }

    /** Runs to the end; a broken law is told with everything that was decided. */
    static SimulatedRun of(Request request, TopologySnapshot start, Mishap mishap) {
        return of(Planner.forRequest(request, RecoveryPolicy.DEFAULT), request, start, mishap);
    }

    /** The same by a planner that is not just the request's. */
    static SimulatedRun of(Planner planner, Request request, TopologySnapshot start, Mishap mishap) {
        SimulatedRun run = new SimulatedRun(planner, request, start, mishap);
        try {
            run.run();
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError(broken + "\n" + request + "\n" + run.story, broken);
        }
        return run;
    }

    List<Phase.Name> phases() {
        return soFar.phases().stream().map(done -> done.phase().name()).toList();
    }

    /** Who took over, in a plan that came to a good end. */
    InstanceId primary() {
        return finished().primary();
    }

    /** Who was left behind, in a plan that came to a good end. */
    List<String> left() {
        return finished().left().stream().map(Reason::toString).toList();
    }

    /** Why the plan was given up. */
    List<String> refusals() {
        if (end instanceof Decision.Refused(var reasons, var choice)) {
            return reasons.stream().map(Reason::toString).toList();
        }
        throw new AssertionError("not refused\n" + story);
    }

    private Decision.Finished finished() {
        if (end instanceof Decision.Finished finished) {
            return finished;
        }
        throw new AssertionError("not finished\n" + story);
    }

    int steps() {
        return steps;
    }

    Request request() {
        return request;
    }

    /** Everything that was said in the end. */
    String told() {
        return String.join("\n", PlanPrinter.print(end));
    }

    SoFar soFar() {
        return soFar;
    }

    TopologySnapshot world() {
        return world;
    }

    private void run() {
        while (soFar.phases().size() < MOST_PHASES) {
            world = mishap.between(world, soFar.phases().size());
            Decision decision = planner.decide(world, soFar);
            PlanPrinter.print(decision).forEach(line -> story.append(line).append('\n'));
            laws.check(decision, world);
            if (!(decision instanceof Decision.Proceed(Phase phase))) {
                laws.checkEnd(decision, world, soFar);
                end = decision;
                return;
            }
            soFar = soFar.and(new DonePhase(phase, execute(phase)));
        }
        throw new AssertionError("the plan does not end");
    }

    private List<StepResult> execute(Phase phase) {
        Map<Step.Lane, List<Integer>> lanes = new LinkedHashMap<>();
        for (int i = 0; i < phase.steps().size(); i++) {
            lanes.computeIfAbsent(phase.steps().get(i).step().lane(), any -> new ArrayList<>())
                    .add(i);
        }
        StepResult[] results = new StepResult[phase.steps().size()];
        Progress progress = new Progress();
        lanes.values().forEach(lane -> execute(phase, lane, results, progress));
        return List.of(results);
    }

    /** Whether a phase was given up midway. */
    private static final class Progress {
        private boolean givenUp;
    }

    private void execute(Phase phase, List<Integer> lane, StepResult[] results, Progress progress) {
        boolean broken = false;
        for (int i : lane) {
            PlannedStep planned = phase.steps().get(i);
            if (broken || progress.givenUp) {
                results[i] = new StepResult.Skipped("an earlier step failed, or the phase was given up");
                continue;
            }
            results[i] = take(phase, planned, progress);
            broken = !results[i].succeeded() && planned.necessity() == Necessity.REQUIRED;
        }
    }

    private StepResult take(Phase phase, PlannedStep planned, Progress progress) {
        int number = steps++;
        Mishap.Death death = mishap.death(number);
        if (death == Mishap.Death.AFTER_THE_EFFECT) {
            perform(phase, planned, number);
        }
        if (death != Mishap.Death.NONE) {
            world = mishap.meanwhile(world);
            progress.givenUp = !planner.stillHolds(world, soFar, phase);
            story.append("    the executor died, and another one ")
                    .append(progress.givenUp ? "gives the phase up\n" : "goes on\n");
        }
        return progress.givenUp ? new StepResult.Failed("its worker was lost") : perform(phase, planned, number);
    }

    private StepResult perform(Phase phase, PlannedStep planned, int number) {
        laws.check(phase, planned.step(), world);
        Simulator.Outcome outcome = mishap.step(planned, world, number);
        world = outcome.after();
        story.append("    ")
                .append(PlanPrinter.say(planned.step()))
                .append(" => ")
                .append(outcome.result())
                .append('\n');
        return outcome.result();
    }
}
