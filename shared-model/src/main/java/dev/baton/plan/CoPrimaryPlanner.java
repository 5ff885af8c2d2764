package dev.baton.plan;

import static dev.baton.plan.PlannedStep.required;

import dev.baton.analysis.ErrantTransactions;
import dev.baton.plan.Decision.Finished;
import dev.baton.plan.Decision.Proceed;
import dev.baton.plan.Decision.Refused;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets the primary replicate from one of its replicas, so that each receives from the other. Only the primary takes
 * writes: the replica has to be read-only, and stays so (I1).
 */
final class CoPrimaryPlanner implements Planner {

    private final InstanceId replica;
    private final InstanceId primary;

    CoPrimaryPlanner(Move.MakeCoPrimary move) {
        this.replica = move.replica();
        this.primary = move.from();
    }

    @Override
    public Decision decide(TopologySnapshot snapshot, SoFar soFar) {
        if (soFar.phases().isEmpty()) {
            return begin(snapshot);
        }
        if (soFar.last(Phase.Name.UNDO).isPresent()) {
            return new Refused(soFar.failures(), Choice.NONE);
        }
        return soFar.last().orElseThrow().succeeded()
                ? new Finished(primary, replica + " and " + primary + " replicate from each other", List.of())
                : undo(snapshot, soFar);
    }

    private Decision begin(TopologySnapshot snapshot) {
        Optional<ServerView> lower = snapshot.find(replica);
        Optional<ServerView> upper = snapshot.find(primary);
        if (lower.isEmpty() || upper.isEmpty() || lower.get().linkFrom(primary).isEmpty()) {
            return new Refused(
                    List.of(new Reason(
                            "moved meanwhile",
                            replica + " does not replicate from " + primary + ": look again, and ask again")),
                    Choice.NONE);
        }
        List<Reason> against = against(lower.get(), upper.get());
        return against.isEmpty() ? new Proceed(move(upper.get())) : new Refused(against, Choice.NONE);
    }

    private List<Reason> against(ServerView lower, ServerView upper) {
        List<Reason> against = new ArrayList<>();
        MoveRules.unreachable(lower).ifPresent(against::add);
        MoveRules.unreachable(upper).ifPresent(against::add);
        if (!upper.links().isEmpty()) {
            against.add(new Reason(
                    "not the primary",
                    primary + " replicates itself: only a replica of the primary can become its co-primary"));
        }
        if (lower.writable()) {
            against.add(new Reason("writable", replica + " takes writes: make it read-only first (I1)"));
        }
        if (!lower.replicating()) {
            against.add(new Reason("stopped", replica + " does not replicate: start it first"));
        }
        ErrantTransactions.of(lower)
                .ifPresent(errant -> against.add(new Reason(
                        "errant",
                        replica + " holds transactions that " + primary + " never had, and they would spread: "
                                + errant.text() + ": inject empty ones or reset them first")));
        against.addAll(Following.obstacles(upper, lower));
        return against;
    }

    private Phase move(ServerView upper) {
        List<PlannedStep> steps = Following.attach(upper).stream()
                .map(attach -> required(new Step.ReplicateFrom(primary, replica, attach), "it was asked for"))
                .toList();
        return new Phase(
                Phase.Name.MOVE,
                List.of(new Reason("asked", primary + " shall replicate from " + replica + " too")),
                Choice.NONE,
                steps);
    }

    private Decision undo(TopologySnapshot snapshot, SoFar soFar) {
        boolean changed = snapshot.find(primary)
                .filter(server -> server.reachable() && !server.links().isEmpty())
                .isPresent();
        return changed
                ? new Proceed(new Phase(
                        Phase.Name.UNDO,
                        soFar.failures(),
                        Choice.NONE,
                        List.of(required(new Step.ForgetSource(primary), "it had no source before"))))
                : new Refused(soFar.failures(), Choice.NONE);
    }
}
