package dev.baton.plan;

import dev.baton.plan.RecoveryHistory.Kind;
import dev.baton.plan.RecoveryHistory.Past;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.ClusterInfo;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can keep an automatic recovery from starting at all: the global switch, the cluster filter, downtime, too few
 * votes, the cool-down (I10). An operator's request passes none of these, but all checks of its planner.
 */
public final class Safeguards {

    /** The rule that speaks while too few workers have seen it: then it is not known yet whether it is so. */
    public static final String VOTES = "votes";

    private final RecoveryPolicy policy;

    public Safeguards(RecoveryPolicy policy) {
        this.policy = policy;
    }

    /** Every reason against doing now what a finding asks for; empty if nothing speaks against it. */
    public List<Reason> against(TopologySnapshot snapshot, Request.OnFinding request, RecoveryHistory history) {
        List<Reason> against = new ArrayList<>();
        ClusterInfo cluster = snapshot.cluster();
        InstanceId subject = request.subject();
        Kind kind = Kind.of(request);
        if (history.automatic() == RecoveryHistory.Switch.DISABLED) {
            against.add(new Reason("disabled", "automatic recoveries are switched off globally"));
        }
        if (!covers(cluster, kind)) {
            against.add(new Reason("filter", "cluster " + cluster.alias() + " is not to be recovered automatically"));
        }
        if (isTakenOut(snapshot, request)) {
            against.add(new Reason("downtime", subject + " is in downtime"));
        }
        if (needsVotes(request) && !snapshot.votes().majorityAgainst(subject)) {
            against.add(new Reason(
                    VOTES,
                    snapshot.votes().against(subject) + " of "
                            + snapshot.votes().liveWorkers() + " live workers cannot reach " + subject
                            + ": no majority"));
        }
        if (kind == Kind.FENCING) {
            again(snapshot, history).ifPresent(against::add);
        } else {
            coolDown(snapshot, history, kind).ifPresent(against::add);
            retry(snapshot, history, kind).ifPresent(against::add);
        }
        return against;
    }

    /** How long ago an earlier recovery can have ended and still speak against another one. */
    public Duration memory() {
        return policy.coolDown().compareTo(policy.retryRefusedAfter()) > 0
                ? policy.coolDown()
                : policy.retryRefusedAfter();
    }

    private boolean covers(ClusterInfo cluster, Kind kind) {
        return kind == Kind.REHANGING
                ? policy.repairs().rehangsIn(cluster.id().name(), cluster.alias())
                : policy.covers(cluster.id().name(), cluster.alias());
    }

    /** Downtime that a recovery gave to a server that it replaced does not keep the server from being fenced. */
    private static boolean isTakenOut(TopologySnapshot snapshot, Request.OnFinding request) {
        return snapshot.find(request.subject())
                .filter(ServerView::downtimed)
                .filter(server -> !(request instanceof Request.FenceReturned && server.lostInRecovery()))
                .isPresent();
    }

    private static boolean needsVotes(Request.OnFinding request) {
        return switch (request) {
            case Request.ReplaceDeadPrimary dead -> true;
            case Request.ReplaceDeadCoPrimary dead -> true;
            case Request.RehangReplicas rehang -> true;
            case Request.AdjustSemiSync adjust -> false;
            case Request.RestoreWrites restore -> false;
            case Request.FenceReturned fence -> false;
        };
    }

    private Optional<Reason> coolDown(TopologySnapshot snapshot, RecoveryHistory history, Kind kind) {
        return history.lastUnacknowledged(kind)
                .filter(last -> age(snapshot, last).compareTo(policy.coolDown()) < 0)
                .map(last -> new Reason(
                        "cool-down",
                        "recovery " + last.id() + " acted on this cluster "
                                + PlanPrinter.say(age(snapshot, last)) + " ago; the next automatic one may act in "
                                + PlanPrinter.say(policy.coolDown().minus(age(snapshot, last)))
                                + ", or as soon as that one is acknowledged"));
    }

    /** Nobody waits for an hour while two servers take writes (I1): a fence that did not hold is tried again soon. */
    private Optional<Reason> again(TopologySnapshot snapshot, RecoveryHistory history) {
        return history.last(Kind.FENCING)
                .filter(last -> age(snapshot, last).compareTo(policy.retryRefusedAfter()) < 0)
                .map(last -> new Reason(
                        "just tried",
                        "recovery " + last.id() + " tried it " + PlanPrinter.say(age(snapshot, last)) + " ago"));
    }

    private Optional<Reason> retry(TopologySnapshot snapshot, RecoveryHistory history, Kind kind) {
        return history.lastRefused(kind)
                .filter(last -> age(snapshot, last).compareTo(policy.retryRefusedAfter()) < 0)
                .map(last -> new Reason(
                        "just refused",
                        "recovery " + last.id() + " was refused " + PlanPrinter.say(age(snapshot, last)) + " ago"));
    }

    private static Duration age(TopologySnapshot snapshot, Past past) {
        return Duration.between(past.at(), snapshot.takenAt());
    }
}
