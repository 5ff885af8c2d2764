package dev.baton.plan;

import static dev.baton.plan.PlannedStep.bestEffort;
import static dev.baton.plan.PlannedStep.required;

import dev.baton.gtid.GtidSet;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.Downtime;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The phase after a promotion: everybody who can replicates from the new primary, and who cannot is listed as lost. */
final class Repointing {

    private final TopologySnapshot snapshot;
    private final InstanceId failed;
    private final ServerView successor;
    private final RecoveryPolicy policy;

    Repointing(TopologySnapshot snapshot, InstanceId failed, ServerView successor, RecoveryPolicy policy) {
        this.snapshot = snapshot;
        this.failed = failed;
        this.successor = successor;
        this.policy = policy;
    }

    Phase phase() {
        List<PlannedStep> steps = new ArrayList<>();
        steps.add(bestEffort(lost(failed, "it died"), "it is not to be used before somebody looked at it"));
        snapshot.get(failed).replicas().stream()
                .filter(replica -> !replica.id().equals(successor.id()))
                .forEach(replica -> bring(replica, steps));
        return new Phase(
                Phase.Name.REPOINT,
                List.of(new Reason("promoted", successor.id() + " takes the writes")),
                Choice.NONE,
                steps);
    }

    private void bring(ServerView replica, List<PlannedStep> steps) {
        Optional<String> obstacle = obstacle(replica);
        if (obstacle.isPresent()) {
            steps.add(bestEffort(lost(replica.id(), obstacle.get()), "it cannot follow the new primary"));
            return;
        }
        steps.add(required(
                new Step.WaitUntilApplied(replica.id(), policy.drainAtMost()),
                "repointing throws unapplied relay logs away (I6)"));
        steps.add(required(
                new Step.ReplicateFrom(
                        replica.id(), successor.id(), Following.attach(replica).orElseThrow()),
                "the new primary is its source"));
    }

    private Optional<String> obstacle(ServerView replica) {
        if (!replica.reachable()) {
            return Optional.of("it does not answer");
        }
        List<Reason> obstacles = Following.obstacles(replica, successor);
        if (!obstacles.isEmpty()) {
            return Optional.of(obstacles.getFirst().toString());
        }
        Optional<GtidSet> genuine = GenuineTransactions.receivedBy(replica);
        if (genuine.isEmpty()) {
            return Optional.of("it holds errant transactions that its position cannot be told from");
        }
        return genuine.flatMap(theirs -> successor.held().map(theirs::minus))
                .filter(more -> !more.isEmpty())
                .map(more -> "it received what the new primary never had: " + more.text());
    }

    private static Step lost(InstanceId id, String why) {
        return new Step.MarkLost(id, Downtime.LOST_IN_RECOVERY + ": " + why);
    }
}
