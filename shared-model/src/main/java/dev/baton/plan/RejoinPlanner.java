package dev.baton.plan;

import static dev.baton.plan.PlannedStep.bestEffort;
import static dev.baton.plan.PlannedStep.required;

import dev.baton.analysis.ErrantTransactions;
import dev.baton.gtid.GtidSet;
import dev.baton.plan.Decision.Finished;
import dev.baton.plan.Decision.Proceed;
import dev.baton.plan.Decision.Refused;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets a server that was left behind replicate from the primary again. What only it holds is never dropped silently: if
 * there is anything, it is listed and the server stays as it is, or by policy is overwritten with a clone of a replica
 * ({@link Rebuilding}). It is compared again once it takes no writes.
 */
final class RejoinPlanner implements Planner {

    private final InstanceId returned;
    private final RecoveryPolicy policy;

    RejoinPlanner(InstanceId returned, RecoveryPolicy policy) {
        this.returned = returned;
        this.policy = policy;
    }

    @Override
    public Decision decide(TopologySnapshot snapshot, SoFar soFar) {
        Optional<Refused> notRebuilt = Rebuilding.failed(returned, soFar);
        if (notRebuilt.isPresent()) {
            return notRebuilt.get();
        }
        List<Reason> refusals = refusals(snapshot);
        if (!refusals.isEmpty()) {
            return new Refused(refusals, Choice.NONE);
        }
        ServerView server = snapshot.get(returned);
        ServerView primary = snapshot.primary().orElseThrow();
        if (server.linkFrom(primary.id()).filter(ReplicationLink::isReplicating).isPresent()) {
            return server.lostInRecovery() && !soFar.triedOn(returned, Step.MarkReturned.class)
                    ? new Proceed(back(primary))
                    : finished(primary, soFar);
        }
        List<Reason> apart = apart(server, primary);
        if (!apart.isEmpty()) {
            Rebuilding rebuilding = new Rebuilding(server, primary, apart, policy);
            return soFar.triedOn(returned, Step.CloneFrom.class)
                    ? new Refused(apart, Choice.NONE)
                    : rebuilding.decide().orElseGet(() -> new Proceed(fence(primary)));
        }
        Optional<SoFar.DonePhase> last = soFar.last();
        if (last.isPresent() && !last.get().succeeded()) {
            return new Refused(soFar.failures(), Choice.NONE);
        }
        return server.writable() ? new Proceed(fence(primary)) : join(server, primary, soFar);
    }

    @Override
    public boolean stillHolds(TopologySnapshot snapshot, SoFar soFar, Phase open) {
        if (Rebuilding.isIn(open)) {
            return snapshot.primary()
                    .filter(primary -> primary.reachable() && !primary.id().equals(returned))
                    .isPresent();
        }
        return refusals(snapshot).isEmpty()
                && snapshot.primary()
                        .filter(primary -> apart(snapshot.get(returned), primary)
                                        .isEmpty()
                                || snapshot.get(returned).linkFrom(primary.id()).isPresent())
                        .isPresent();
    }

    private Decision join(ServerView server, ServerView primary, SoFar soFar) {
        return soFar.last(Phase.Name.REJOIN).isPresent()
                ? new Refused(
                        List.of(new Reason("not replicating", returned + " was told to replicate, and does not")),
                        Choice.NONE)
                : new Proceed(new Phase(
                        Phase.Name.REJOIN,
                        List.of(new Reason("clean", returned + " holds nothing that " + primary.id() + " lacks")),
                        Choice.NONE,
                        follow(server, primary)));
    }

    private List<PlannedStep> follow(ServerView server, ServerView primary) {
        PlannedStep drain = required(
                new Step.WaitUntilApplied(returned, policy.drainAtMost()),
                "repointing throws unapplied relay logs away (I6)");
        PlannedStep follow = required(
                new Step.ReplicateFrom(
                        returned, primary.id(), Following.attach(server).orElseThrow()),
                "it is a replica now");
        return Stream.of(Stream.of(drain), SemiSyncParts.beforeFollowing(Optional.of(server)), Stream.of(follow))
                .flatMap(steps -> steps)
                .toList();
    }

    private Phase fence(ServerView primary) {
        return new Phase(
                Phase.Name.FENCE,
                List.of(new Reason("writable", returned + " takes writes, though " + primary.id() + " is the primary")),
                Choice.NONE,
                List.of(required(Step.MakeReadOnly.endingClients(returned), "what it holds has to stand still (I1)")));
    }

    private Phase back(ServerView primary) {
        return new Phase(
                Phase.Name.REJOIN,
                List.of(new Reason("replicates", returned + " replicates from " + primary.id())),
                Choice.NONE,
                List.of(bestEffort(new Step.MarkReturned(returned), "it is not left behind any more")));
    }

    private Finished finished(ServerView primary, SoFar soFar) {
        return new Finished(primary.id(), returned + " replicates from " + primary.id(), soFar.failures());
    }

    private List<Reason> refusals(TopologySnapshot snapshot) {
        Optional<ServerView> found = snapshot.find(returned);
        if (found.isEmpty()) {
            return List.of(new Reason(
                    "unknown",
                    returned + " is not in cluster " + snapshot.cluster().id()));
        }
        if (!found.get().reachable()) {
            return List.of(new Reason("unreachable", returned + " does not answer: " + Saying.state(found.get())));
        }
        Optional<ServerView> primary = snapshot.primary();
        if (primary.filter(ServerView::reachable).isEmpty()) {
            return List.of(new Reason("no primary", "the cluster has no primary that answers"));
        }
        return primary.get().id().equals(returned)
                ? List.of(new Reason("the primary", returned + " is the primary itself"))
                : List.of();
    }

    /** Why it cannot follow the primary: what only it holds comes first. */
    private static List<Reason> apart(ServerView server, ServerView primary) {
        Optional<GtidSet> own = ErrantTransactions.heldOnlyBy(server, primary);
        List<Reason> apart = new ArrayList<>();
        if (own.isEmpty()) {
            apart.add(new Reason(
                    "gtid",
                    "without GTIDs of both, what only " + server.id() + " holds cannot be told: build it anew"));
        }
        own.filter(more -> !more.isEmpty())
                .ifPresent(more -> apart.add(new Reason(
                        Rebuilding.DIVERGED,
                        Saying.count(more.count(), "transaction") + " only on " + server.id() + ", which "
                                + primary.id() + " never had: " + more.text()
                                + "; save them, then build the server anew from a backup or a clone of the primary")));
        CatchingUp.whyUnapplied(server).ifPresent(apart::add);
        apart.addAll(Following.obstacles(server, primary));
        return apart;
    }
}
