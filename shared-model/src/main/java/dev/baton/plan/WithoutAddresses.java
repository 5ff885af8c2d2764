package dev.baton.plan;

import dev.baton.plan.PlannedStep.Necessity;
import dev.baton.plan.SoFar.DonePhase;
import dev.baton.plan.SoFar.DoneStep;
import java.util.List;
import java.util.Optional;

/**
 * What a planner that knows nothing of virtual addresses sees of what was done: its own phases and steps. Where an
 * address could not be dropped though that was required, its server counts as not fenced, and not as drained, and its
 * successor forgot it in vain.
 */
final class WithoutAddresses {

    private WithoutAddresses() {}

    static SoFar of(SoFar soFar) {
        return new SoFar(soFar.phases().stream()
                .filter(done -> done.phase().name() != Phase.Name.ADDRESS)
                .map(WithoutAddresses::of)
                .toList());
    }

    static Phase of(Phase phase) {
        return new Phase(
                phase.name(),
                phase.why(),
                phase.choice(),
                phase.steps().stream().filter(WithoutAddresses::isTheirs).toList());
    }

    private static DonePhase of(DonePhase done) {
        Optional<DoneStep> missing = done.steps()
                .filter(step -> step.step() instanceof Step.OnHost)
                .filter(DoneStep::isMissing)
                .findFirst();
        List<StepResult> results = done.steps()
                .filter(step -> isTheirs(step.planned()))
                .map(step -> missing.map(address -> seen(done.phase(), step, address))
                        .orElse(step.result()))
                .toList();
        return new DonePhase(of(done.phase()), results);
    }

    private static StepResult seen(Phase phase, DoneStep step, DoneStep address) {
        boolean spoilt = (step.step() instanceof Step.MakeReadOnly
                        || step.step() instanceof Step.ForgetSource
                        || phase.name() == Phase.Name.DRAIN)
                && step.planned().necessity() == Necessity.REQUIRED
                && step.succeeded();
        return spoilt ? new StepResult.Failed("in vain: " + address.told().text()) : step.result();
    }

    private static boolean isTheirs(PlannedStep planned) {
        return !(planned.step() instanceof Step.OnHost || planned.step() instanceof Step.NotePart);
    }
}
