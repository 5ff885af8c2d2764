package dev.baton.plan;

import static dev.baton.plan.PlannedStep.required;

import dev.baton.plan.Decision.Finished;
import dev.baton.plan.Decision.Proceed;
import dev.baton.plan.Decision.Refused;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.SemiSync;
import dev.baton.topology.SemiSync.Side;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes as many replicas acknowledge as a commit of the primary waits for: first more, by promotion rule and name, since
 * too few hold every commit up; then, if asked to be exact, fewer, the least preferred first.
 */
final class SemiSyncPlanner implements Planner {

    private static final Comparator<ServerView> ORDER = Comparator.comparing(
                    (ServerView replica) -> replica.server().rule())
            .thenComparing(ServerView::id);

    private final InstanceId primary;
    private final Request.Extent extent;

    SemiSyncPlanner(InstanceId primary, Request.Extent extent) {
        this.primary = primary;
        this.extent = extent;
    }

    @Override
    public Decision decide(TopologySnapshot snapshot, SoFar soFar) {
        Optional<Reason> refusal = refusal(snapshot);
        if (refusal.isPresent()) {
            return new Refused(List.of(refusal.get()), Choice.NONE);
        }
        int wanted = wanted(snapshot);
        List<ServerView> acknowledging = acknowledging(snapshot);
        if (acknowledging.size() < wanted) {
            return enable(snapshot, soFar, wanted - acknowledging.size());
        }
        List<ServerView> surplus = surplus(acknowledging, wanted, soFar);
        if (!surplus.isEmpty()) {
            return new Proceed(disable(surplus, wanted));
        }
        return finished(acknowledging.size(), wanted, soFar);
    }

    private Optional<Reason> refusal(TopologySnapshot snapshot) {
        Optional<ServerView> found = snapshot.find(primary);
        if (found.isEmpty()) {
            return Optional.of(new Reason(
                    "unknown",
                    primary + " is not in cluster " + snapshot.cluster().id()));
        }
        if (!found.get().reachable()) {
            return Optional.of(new Reason("unreachable", primary + " does not answer: " + Saying.state(found.get())));
        }
        return found.get().semiSync().source() == SemiSync.Role.OFF
                ? Optional.of(new Reason("no semi-sync", primary + " does not wait for acknowledgements"))
                : Optional.empty();
    }

    private Decision enable(TopologySnapshot snapshot, SoFar soFar, int missing) {
        List<ServerView> able = snapshot.get(primary).replicas().stream()
                .filter(replica -> !AcknowledgementSet.acknowledges(replica)
                        && against(replica, soFar).isEmpty())
                .sorted(ORDER)
                .limit(missing)
                .toList();
        if (able.size() < missing) {
            return new Refused(tooFew(snapshot, soFar, able.size() - missing), Choice.NONE);
        }
        Reason why = new Reason("too few", Saying.count(missing, "acknowledging replica") + " are missing");
        return new Proceed(new Phase(
                Phase.Name.SEMI_SYNC,
                List.of(why),
                Choice.NONE,
                able.stream()
                        .map(replica -> required(
                                new Step.EnableSemiSync(replica.id(), Side.REPLICA),
                                "commits wait for one more that acknowledges"))
                        .toList()));
    }

    private List<Reason> tooFew(TopologySnapshot snapshot, SoFar soFar, int missing) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(new Reason(
                "too few",
                "a commit waits for " + wanted(snapshot) + ", and " + Saying.count(-missing, "replica")
                        + " that could acknowledge are missing"));
        snapshot.get(primary).replicas().stream()
                .filter(replica -> !AcknowledgementSet.acknowledges(replica))
                .flatMap(replica -> against(replica, soFar).stream())
                .forEach(reasons::add);
        return reasons;
    }

    private Phase disable(List<ServerView> surplus, int wanted) {
        return new Phase(
                Phase.Name.SEMI_SYNC,
                List.of(new Reason(
                        "too many",
                        Saying.count(surplus.size(), "replica") + " acknowledge beyond the " + wanted + " waited for")),
                Choice.NONE,
                surplus.stream()
                        .map(replica -> required(
                                new Step.DisableSemiSync(replica.id(), Side.REPLICA),
                                "only the preferred ones shall be waited for"))
                        .toList());
    }

    private List<ServerView> surplus(List<ServerView> acknowledging, int wanted, SoFar soFar) {
        return extent == Request.Extent.ENOUGH
                ? List.of()
                : acknowledging.stream()
                        .sorted(ORDER)
                        .skip(wanted)
                        .filter(replica -> !soFar.triedOn(replica.id(), Step.DisableSemiSync.class))
                        .toList();
    }

    private Finished finished(int acknowledging, int wanted, SoFar soFar) {
        return new Finished(
                primary,
                Saying.count(acknowledging, "replica") + " acknowledge for " + primary + ", " + wanted
                        + " are waited for",
                soFar.failures());
    }

    private static List<ServerView> acknowledging(ServerView primary) {
        return primary.replicas().stream()
                .filter(AcknowledgementSet::acknowledges)
                .toList();
    }

    private List<ServerView> acknowledging(TopologySnapshot snapshot) {
        return acknowledging(snapshot.get(primary));
    }

    private static boolean receives(ServerView replica) {
        return replica.links().stream().anyMatch(ReplicationLink::isReceiving);
    }

    /** Why it cannot be made to acknowledge. */
    private static Optional<Reason> against(ServerView replica, SoFar soFar) {
        if (!replica.reachable()) {
            return Optional.of(new Reason("unreachable", replica.id() + " does not answer: " + Saying.state(replica)));
        }
        if (replica.downtimed()) {
            return Optional.of(new Reason("downtime", replica.id() + " is in downtime"));
        }
        if (!receives(replica)) {
            return Optional.of(new Reason("not receiving", replica.id() + " does not receive"));
        }
        return soFar.triedOn(replica.id(), Step.EnableSemiSync.class)
                ? Optional.of(new Reason("failed before", replica.id() + " was told to acknowledge, in vain"))
                : Optional.empty();
    }

    private int wanted(TopologySnapshot snapshot) {
        return snapshot.get(primary).semiSync().acknowledgementsNeeded();
    }
}
