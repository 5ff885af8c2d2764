package dev.baton.plan;

import dev.baton.analysis.ErrantTransactions;
import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What has to hold before a graceful takeover touches anything, and who takes over. */
final class TakeoverChecks {

    private static final String LEAVE_IT = "put it in downtime to leave it behind";

    private final TopologySnapshot snapshot;
    private final InstanceId primary;
    private final Request.Target target;
    private final RecoveryPolicy policy;

    TakeoverChecks(TopologySnapshot snapshot, InstanceId primary, Request.Target target, RecoveryPolicy policy) {
        this.snapshot = snapshot;
        this.primary = primary;
        this.target = target;
        this.policy = policy;
    }

    /** All replicas with their standing; the named one is chosen if it may be, the best otherwise. */
    Choice choice() {
        Family family = Family.of(snapshot, primary, SoFar.NOTHING);
        CatchingUp catchingUp = new CatchingUp(family, Set.of());
        Eligibility eligibility = new Eligibility(family, Set.of(), policy.promotion());
        List<Candidate> ranked = new CandidateRanking(family, catchingUp, eligibility).whileAlive();
        return Choice.amongTheLiving(CandidateRanking.choosing(ranked, target));
    }

    List<Reason> refusals() {
        Optional<ServerView> found = snapshot.find(primary);
        if (found.isEmpty()) {
            return List.of(new Reason(
                    "unknown",
                    primary + " is not in cluster " + snapshot.cluster().id()));
        }
        ServerView old = found.get();
        if (!old.reachable()) {
            return List.of(new Reason(
                    "primary down",
                    primary + " does not answer (" + Saying.state(old)
                            + "): a takeover needs a primary that does; a failover is for one that is dead"));
        }
        if (!old.isPrimary() || old.isCoPrimary()) {
            return List.of(new Reason("not the primary", primary + " is not the single primary of its cluster"));
        }
        Optional<ServerView> chosen = choice().chosen().map(candidate -> snapshot.get(candidate.id()));
        return chosen.map(next -> refusals(old, next)).orElseGet(this::nobody);
    }

    private List<Reason> nobody() {
        return List.of(
                switch (target) {
                    case Request.Target.Best best -> new Reason("no candidate", "no replica may be promoted");
                    case Request.Target.Named(var id) ->
                        new Reason(
                                "not a candidate",
                                id + " may not be promoted: it is " + CandidateRanking.whyNot(choice(), id, primary));
                });
    }

    private List<Reason> refusals(ServerView old, ServerView next) {
        List<Reason> refusals = new ArrayList<>();
        Optional<ReplicationLink> link = next.linkFrom(primary);
        if (link.filter(ReplicationLink::isReplicating).isEmpty()) {
            refusals.add(new Reason("not replicating", next.id() + " does not replicate from " + primary));
        }
        if (link.filter(running -> running.progress().lag().exceeds(policy.takeoverLag()))
                .isPresent()) {
            refusals.add(new Reason(
                    "lag", next.id() + " is more than " + PlanPrinter.say(policy.takeoverLag()) + " behind"));
        }
        new AcknowledgementSet(old, next).hanging().ifPresent(refusals::add);
        refusals.addAll(Following.obstacles(old, next).stream()
                .filter(reason -> !reason.rule().equals("purged"))
                .toList());
        old.replicas().stream()
                .filter(sibling -> !sibling.id().equals(next.id()) && !sibling.downtimed())
                .forEach(sibling -> refusals.addAll(sibling(sibling, next)));
        return refusals;
    }

    private List<Reason> sibling(ServerView sibling, ServerView next) {
        if (!sibling.reachable()) {
            return List.of(new Reason(
                    "sibling down", sibling.id() + " cannot be moved (" + Saying.state(sibling) + "): " + LEAVE_IT));
        }
        List<Reason> obstacles = new ArrayList<>(Following.onChannel(sibling, next));
        byTwoChannels(sibling).ifPresent(obstacles::add);
        CatchingUp.brokenFrom(primary, sibling)
                .or(() -> CatchingUp.whyUnappliedFrom(primary, sibling))
                .ifPresent(why -> obstacles.add(new Reason(why.rule(), why.text() + ": " + LEAVE_IT)));
        ErrantTransactions.of(sibling)
                .filter(MariaDbGtidSet.class::isInstance)
                .ifPresent(errant -> obstacles.add(new Reason(
                        "errant",
                        sibling.id() + " holds transactions of its own, which those of " + next.id()
                                + " would collide with: " + errant.text() + ": " + LEAVE_IT)));
        return obstacles;
    }

    /** It could not be told which of them shall go along. */
    private Optional<Reason> byTwoChannels(ServerView sibling) {
        long channels = sibling.links().stream()
                .filter(link ->
                        snapshot.resolve(link.source()).filter(primary::equals).isPresent())
                .count();
        return channels < 2
                ? Optional.empty()
                : Optional.of(new Reason(
                        "channels",
                        sibling.id() + " receives from " + primary + " by " + channels
                                + " channels: forget all but one of them"));
    }
}
