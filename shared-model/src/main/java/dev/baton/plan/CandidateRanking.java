package dev.baton.plan;

import dev.baton.analysis.ErrantTransactions;
import dev.baton.gtid.GtidSet;
import dev.baton.plan.Candidate.Verdict;
import dev.baton.topology.BinaryLog.Writing;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import dev.baton.topology.PromotionRule;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.Filters;
import dev.baton.topology.ReplicationLink.SqlState;
import dev.baton.topology.ServerView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Ranks the direct replicas of a primary as its successors. All candidates pass the same checks, whoever named them
 * (I13); what was received counts, not what happens to be applied, since nobody is promoted before having applied it.
 */
final class CandidateRanking {

    private final InstanceId primary;
    private final List<ServerView> replicas;
    private final Set<InstanceId> failedBefore;

    CandidateRanking(ServerView primary, Set<InstanceId> failedBefore) {
        this.primary = primary.id();
        this.replicas = primary.replicas();
        this.failedBefore = Set.copyOf(failedBefore);
    }

    /** All replicas, best first: one chosen unless all are excluded, then the possible ones, then the excluded ones. */
    List<Candidate> rank() {
        List<ServerView> possible = replicas.stream()
                .filter(replica -> exclusions(replica).isEmpty())
                .sorted(order())
                .toList();
        List<Candidate> ranked = new ArrayList<>();
        possible.forEach(
                replica -> ranked.add(new Candidate(replica.id(), verdict(ranked), merits(replica, possible))));
        replicas.stream()
                .filter(replica -> !exclusions(replica).isEmpty())
                .forEach(replica -> ranked.add(new Candidate(replica.id(), Verdict.EXCLUDED, exclusions(replica))));
        return ranked;
    }

    /** Why this replica can never be chosen; empty if it can. */
    List<Reason> exclusions(ServerView replica) {
        if (!replica.reachable()) {
            return List.of(new Reason("unreachable", "it does not answer"));
        }
        Instance facts = replica.facts().orElseThrow();
        List<Reason> against = new ArrayList<>();
        if (replica.server().rule() == PromotionRule.MUST_NOT) {
            against.add(new Reason("must_not", "its promotion rule forbids it"));
        }
        if (replica.downtimed()) {
            against.add(new Reason("downtime", replica.server().downtime().reason()));
        }
        if (failedBefore.contains(replica.id())) {
            against.add(new Reason("failed before", "promoting it was tried in this recovery and failed"));
        }
        ErrantTransactions.of(replica)
                .ifPresent(errant -> against.add(
                        new Reason("errant", "it holds transactions that its source never had: " + errant.text())));
        if (Following.attach(replica).isEmpty()) {
            against.add(new Reason("gtid", "it has no GTIDs, and file positions cannot be compared safely"));
        }
        if (facts.binaryLog().writing() != Writing.ALL_WRITES && replicas.size() > 1) {
            against.add(new Reason("log_replica_updates", "the other replicas could not replicate from it"));
        }
        replica.linkFrom(primary).ifPresent(link -> linkExclusions(link, against));
        return against;
    }

    private static void linkExclusions(ReplicationLink link, List<Reason> against) {
        if (link.settings().filters() == Filters.SOME) {
            against.add(new Reason("filters", "it does not apply everything"));
        }
        if (link.settings().delay().isPositive()) {
            against.add(new Reason(
                    "delayed", "it applies " + PlanPrinter.say(link.settings().delay()) + " late"));
        }
        if (link.sql().state() == SqlState.STOPPED && link.sql().error().isPresent()) {
            against.add(new Reason("broken", link.sql().error().message()));
        }
    }

    private Comparator<ServerView> order() {
        return Comparator.<ServerView>comparingLong(this::lostFollowers)
                .thenComparing(replica -> replica.server().rule())
                .thenComparingLong(this::aheadOfIt)
                .thenComparingLong(CandidateRanking::unapplied)
                .thenComparing(ServerView::id);
    }

    private static Verdict verdict(List<Candidate> better) {
        return better.isEmpty() ? Verdict.CHOSEN : Verdict.POSSIBLE;
    }

    private List<Reason> merits(ServerView replica, List<ServerView> possible) {
        List<Reason> merits = new ArrayList<>();
        long ahead = aheadOfIt(replica);
        if (ahead == 0) {
            merits.add(new Reason("most advanced", "it received all that any reachable replica received"));
        } else {
            String behind = missing(replica).map(GtidSet::text).orElse("unknown");
            merits.add(new Reason("behind", ahead + " of " + possible.size() + " received more: " + behind));
        }
        merits.add(new Reason("promotion rule", replica.server().rule().name().toLowerCase(Locale.ROOT)));
        long unapplied = unapplied(replica);
        if (unapplied > 0) {
            merits.add(new Reason("unapplied", unapplied + " transactions have to be applied first"));
        }
        long lost = lostFollowers(replica);
        if (lost > 0) {
            merits.add(new Reason("followers", lost + " other replicas could not replicate from it"));
        }
        return merits;
    }

    private long lostFollowers(ServerView candidate) {
        return others(candidate)
                .filter(other -> !Following.obstacles(other, candidate).stream()
                        .allMatch(reason -> reason.rule().equals("log_replica_updates")))
                .count();
    }

    /** How many reachable replicas received something that this one did not. */
    private long aheadOfIt(ServerView candidate) {
        return others(candidate)
                .filter(other -> !GenuineTransactions.holdsAllOf(candidate, other))
                .count();
    }

    private Optional<GtidSet> missing(ServerView candidate) {
        return candidate
                .received()
                .flatMap(mine -> others(candidate)
                        .flatMap(other -> GenuineTransactions.receivedBy(other).stream())
                        .reduce(GtidSet::union)
                        .map(all -> all.minus(mine)));
    }

    private Stream<ServerView> others(ServerView candidate) {
        return replicas.stream()
                .filter(other -> other.reachable() && !other.id().equals(candidate.id()));
    }

    private static long unapplied(ServerView replica) {
        return replica.received()
                .flatMap(received -> replica.held().map(held -> received.countBeyond(held)))
                .orElse(0L);
    }
}
