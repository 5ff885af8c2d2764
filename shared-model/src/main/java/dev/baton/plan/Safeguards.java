package dev.baton.plan;

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

    /** Every reason against recovering from the failure of this server now; empty if nothing speaks against it. */
    public List<Reason> against(TopologySnapshot snapshot, InstanceId failed, RecoveryHistory history) {
        List<Reason> against = new ArrayList<>();
        ClusterInfo cluster = snapshot.cluster();
        if (history.automatic() == RecoveryHistory.Switch.DISABLED) {
            against.add(new Reason("disabled", "automatic recoveries are switched off globally"));
        }
        if (!policy.covers(cluster.id().name(), cluster.alias())) {
            against.add(new Reason("filter", "cluster " + cluster.alias() + " is not to be recovered automatically"));
        }
        if (snapshot.find(failed).filter(ServerView::downtimed).isPresent()) {
            against.add(new Reason("downtime", failed + " is in downtime"));
        }
        if (!snapshot.votes().majorityAgainst(failed)) {
            against.add(new Reason(
                    VOTES,
                    snapshot.votes().against(failed) + " of " + snapshot.votes().liveWorkers()
                            + " live workers cannot reach " + failed + ": no majority"));
        }
        coolDown(snapshot, history).ifPresent(against::add);
        retry(snapshot, history).ifPresent(against::add);
        return against;
    }

    private Optional<Reason> coolDown(TopologySnapshot snapshot, RecoveryHistory history) {
        return history.lastUnacknowledged()
                .filter(last -> age(snapshot, last).compareTo(policy.coolDown()) < 0)
                .map(last -> new Reason(
                        "cool-down",
                        "recovery " + last.id() + " acted on this cluster "
                                + PlanPrinter.say(age(snapshot, last)) + " ago; the next automatic one may act in "
                                + PlanPrinter.say(policy.coolDown().minus(age(snapshot, last)))
                                + ", or as soon as that one is acknowledged"));
    }

    private Optional<Reason> retry(TopologySnapshot snapshot, RecoveryHistory history) {
        return history.lastRefused()
                .filter(last -> age(snapshot, last).compareTo(policy.retryRefusedAfter()) < 0)
                .map(last -> new Reason(
                        "just refused",
                        "recovery " + last.id() + " was refused " + PlanPrinter.say(age(snapshot, last)) + " ago"));
    }

    private static Duration age(TopologySnapshot snapshot, Past past) {
        return Duration.between(past.at(), snapshot.takenAt());
    }
}
