package dev.baton.plan;

import static dev.baton.plan.PlannedStep.bestEffort;

import dev.baton.policy.RecoveryPolicy;
import dev.baton.policy.RepairPolicy;
import dev.baton.topology.Downtime;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What becomes of those that cannot follow a new primary: by policy they are detached from the old one, so that they do
 * not follow it when it comes back, and they are put in downtime with the reason, so that everybody sees it.
 *
 * @param origin the old primary
 * @param policy whether to detach, and how long applying may take
 */
record LostReplicas(InstanceId origin, RecoveryPolicy policy) {

    /** First it applies what it received, since detaching would throw that away (I6); none if there is nothing. */
    Optional<PlannedStep> drain(ServerView replica) {
        return isAttached(replica) && replica.hasUnapplied()
                ? Optional.of(bestEffort(
                        new Step.WaitUntilApplied(replica.id(), policy.drainAtMost()),
                        "it can only be detached once it has applied all it received (I6)"))
                : Optional.empty();
    }

    /** One that cannot follow, and why. */
    List<PlannedStep> leave(ServerView replica, String why) {
        return Stream.concat(
                        detach(replica).stream(),
                        Stream.of(mark(replica.id(), why, "it cannot follow the new primary")))
                .toList();
    }

    /** Keeps it from the old primary, if it is still below that and has nothing left to apply. */
    Optional<PlannedStep> detach(ServerView replica) {
        return isAttached(replica) && !replica.hasUnapplied()
                ? Optional.of(bestEffort(
                        new Step.DetachReplica(replica.id()),
                        "it shall not follow " + origin + " when that comes back"))
                : Optional.empty();
    }

    /** Puts a server in downtime. */
    static PlannedStep mark(InstanceId id, String lost, String why) {
        return bestEffort(new Step.MarkLost(id, Downtime.LOST_IN_RECOVERY + ": " + lost), why);
    }

    private boolean isAttached(ServerView replica) {
        return policy.repairs().lostReplicas() == RepairPolicy.LostReplicas.DETACH
                && replica.reachable()
                && replica.linkFrom(origin).isPresent()
                && replica.links().size() == 1
                && CatchingUp.whyUnapplied(replica).isEmpty();
    }
}
