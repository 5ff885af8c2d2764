package dev.baton.plan;

import static dev.baton.plan.PlannedStep.required;

import dev.baton.analysis.ErrantTransactions;
import dev.baton.gtid.GtidSet;
import dev.baton.plan.Decision.Finished;
import dev.baton.plan.Decision.Proceed;
import dev.baton.plan.Decision.Refused;
import dev.baton.plan.Operation.Act;
import dev.baton.plan.SoFar.DonePhase;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.List;
import java.util.Optional;

/** One thing that people ask of one server: checked, done in one phase, and told. */
final class OperationPlanner implements Planner {

    private final Operation operation;
    private final RecoveryPolicy policy;

    OperationPlanner(Operation operation, RecoveryPolicy policy) {
        this.operation = operation;
        this.policy = policy;
    }

    @Override
    public Decision decide(TopologySnapshot snapshot, SoFar soFar) {
        if (soFar.phases().isEmpty()) {
            return begin(snapshot);
        }
        DonePhase last = soFar.last().orElseThrow();
        boolean undone = last.phase().name() == Phase.Name.UNDO;
        if (last.succeeded() && !undone) {
            return last.phase().name() == Phase.Name.SETTLE ? forget(snapshot) : finished(snapshot);
        }
        return settled(soFar) && !undone ? startAgain(soFar) : new Refused(reasons(soFar), Choice.NONE);
    }

    private List<Reason> reasons(SoFar soFar) {
        List<Reason> failures = soFar.failures();
        return failures.isEmpty()
                ? List.of(new Reason(
                        "changed meanwhile",
                        operation.target() + " holds nothing of its own any more: it was started again"))
                : failures;
    }

    /** A worker that was lost may have left it half done, and a reason against it may have come since. */
    @Override
    public boolean stillHolds(TopologySnapshot snapshot, SoFar soFar, Phase open) {
        return switch (operation) {
            case Operation.Simple(var target, var act) when act == Act.MAKE_WRITABLE -> isAllowed(snapshot);
            case Operation.PurgeBinaryLogs purge -> isAllowed(snapshot);
            case Operation.Simple simple -> true;
            case Operation.Delay delay -> true;
            case Operation.KillQuery kill -> true;
        };
    }

    private boolean isAllowed(TopologySnapshot snapshot) {
        return new OperationChecks(snapshot, operation).against().isEmpty();
    }

    private Decision begin(TopologySnapshot snapshot) {
        OperationChecks checks = new OperationChecks(snapshot, operation);
        List<Reason> against = checks.against();
        return against.isEmpty()
                ? proceed(
                        needsSettling() ? Phase.Name.SETTLE : Phase.Name.CHANGE,
                        new OperationSteps(operation, checks.errant(), policy).of(snapshot))
                : new Refused(against, Choice.NONE);
    }

    /** What it holds has to stand still, before what it holds of its own can be told apart for good. */
    private boolean needsSettling() {
        return operation instanceof Operation.Simple(var target, var act) && act == Act.FORGET_ERRANT;
    }

    private Decision forget(TopologySnapshot snapshot) {
        return snapshot.find(operation.target())
                .flatMap(OperationPlanner::kept)
                .map(kept -> proceed(
                        Phase.Name.CHANGE, List.<Step>of(new Adjustment.ForgetErrant(operation.target(), kept))))
                .orElseGet(() -> proceed(Phase.Name.UNDO, List.of(new Step.StartReplication(operation.target()))));
    }

    private static Optional<GtidSet> kept(ServerView server) {
        return ErrantTransactions.of(server).flatMap(errant -> server.held().map(held -> held.minus(errant)));
    }

    private static boolean settled(SoFar soFar) {
        return soFar.last(Phase.Name.SETTLE).isPresent();
    }

    private Decision startAgain(SoFar soFar) {
        List<PlannedStep> steps =
                List.of(required(new Step.StartReplication(operation.target()), "it was stopped for this"));
        return new Proceed(new Phase(Phase.Name.UNDO, soFar.failures(), Choice.NONE, steps));
    }

    private Decision proceed(Phase.Name name, List<Step> steps) {
        return new Proceed(new Phase(
                name,
                List.of(new Reason("asked", operation.say())),
                Choice.NONE,
                steps.stream().map(step -> required(step, "it was asked for")).toList()));
    }

    private Decision finished(TopologySnapshot snapshot) {
        return new Finished(
                snapshot.primary().map(ServerView::id).orElse(operation.target()),
                "done: " + operation.say(),
                List.of());
    }
}
