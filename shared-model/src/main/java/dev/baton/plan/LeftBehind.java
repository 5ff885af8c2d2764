package dev.baton.plan;

import dev.baton.topology.InstanceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a failover that came to a good end has to tell: what failed and was not made good later, and who was left behind.
 *
 * @param soFar what was done
 * @param origin who was replaced, and so is not told of
 */
record LeftBehind(SoFar soFar, InstanceId origin) {

    List<Reason> reasons() {
        List<Reason> left = new ArrayList<>();
        soFar.phases().stream()
                .flatMap(SoFar.DonePhase::steps)
                .filter(SoFar.DoneStep::isMissing)
                .filter(done -> !(done.result() instanceof StepResult.Skipped))
                .filter(done ->
                        !follows(done.step().target()) && !isLost(done.step().target()))
                .map(SoFar.DoneStep::told)
                .forEach(left::add);
        repointing()
                .filter(done -> done.planned().necessity() == PlannedStep.Necessity.BEST_EFFORT)
                .filter(done -> !done.result().succeeded())
                .map(SoFar.DoneStep::told)
                .forEach(left::add);
        repointing()
                .map(SoFar.DoneStep::step)
                .flatMap(step -> lost(step).stream())
                .forEach(left::add);
        return left;
    }

    /** Repointed in the end, perhaps after an attempt that failed. */
    private boolean follows(InstanceId server) {
        return repointing()
                .anyMatch(done -> done.step() instanceof Step.ReplicateFrom
                        && done.step().target().equals(server)
                        && done.result().succeeded());
    }

    /** Then the reason is told with the downtime. */
    private boolean isLost(InstanceId server) {
        return repointing()
                .anyMatch(done -> done.step() instanceof Step.MarkLost
                        && done.step().target().equals(server));
    }

    private boolean isDetached(InstanceId server) {
        return repointing()
                .anyMatch(done -> done.step() instanceof Step.DetachReplica
                        && done.step().target().equals(server)
                        && done.result().succeeded());
    }

    private Stream<SoFar.DoneStep> repointing() {
        return soFar.stepsOf(Phase.Name.REPOINT);
    }

    private Optional<Reason> lost(Step step) {
        return step instanceof Step.MarkLost(var target, var reason) && !target.equals(origin)
                ? Optional.of(new Reason(
                        "left behind",
                        target + " is in downtime" + (isDetached(target) ? " and detached, " : ", ") + reason))
                : Optional.empty();
    }
}
