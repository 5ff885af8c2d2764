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
import java.util.Set;

/**
 * Ranks the direct replicas of a primary as its successors. All candidates pass the same checks, whoever named them
 * (I13); what was received counts, not what happens to be applied, since nobody is promoted before having applied it.
 */
final class CandidateRanking {

    private final Family family;
    private final CatchingUp catchingUp;
    private final Set<InstanceId> failedBefore;

    CandidateRanking(Family family, CatchingUp catchingUp, Set<InstanceId> failedBefore) {
        this.family = family;
        this.catchingUp = catchingUp;
        this.failedBefore = Set.copyOf(failedBefore);
    }

    /** As {@link #whileAlive}, but one that holds all or can get it from another replica comes before all others. */
    List<Candidate> afterDeath() {
        return rank(Comparator.comparing((ServerView replica) -> !catchingUp.canHoldAll(replica))
                .thenComparing(order()));
    }

    /** All replicas, best first: one chosen unless all are excluded, then the possible ones, then the excluded ones. */
    List<Candidate> whileAlive() {
        return rank(order());
    }

    private List<Candidate> rank(Comparator<ServerView> order) {
        List<Candidate> ranked = new ArrayList<>();
        family.members().stream()
                .filter(replica -> exclusions(replica).isEmpty())
                .sorted(order)
                .forEach(replica -> ranked.add(new Candidate(replica.id(), verdict(ranked), merits(replica))));
        family.members().stream()
                .filter(replica -> !exclusions(replica).isEmpty())
                .forEach(replica -> ranked.add(new Candidate(replica.id(), Verdict.EXCLUDED, exclusions(replica))));
        return ranked;
    }

    /** Why this replica can never be chosen; empty if it can. */
    private List<Reason> exclusions(ServerView replica) {
        if (!replica.reachable()) {
            String text = replica.alive() ? "it does not let us in: " : "it does not answer: ";
            return List.of(new Reason("unreachable", text + Saying.state(replica)));
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
            against.add(new Reason("failed before", "it was tried in this recovery"));
        }
        ErrantTransactions.of(replica)
                .ifPresent(errant -> against.add(
                        new Reason("errant", "it holds transactions that its source never had: " + errant.text())));
        if (Following.attach(replica).isEmpty()) {
            against.add(new Reason("gtid", "it has no GTIDs, and file positions cannot be compared safely"));
        }
        if (facts.binaryLog().writing() != Writing.ALL_WRITES
                && !family.reachableBut(replica).isEmpty()) {
            against.add(new Reason("log_replica_updates", "the other replicas could not replicate from it"));
        }
        if (replica.links().size() > 1) {
            against.add(new Reason("channels", "it replicates from other sources too, and would lose them"));
        }
        replica.links().forEach(link -> linkExclusions(link, against));
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
            against.add(new Reason(
                    "broken", "applying stopped: " + Saying.error(link.sql().error())));
        }
    }

    private Comparator<ServerView> order() {
        return Comparator.<ServerView>comparingLong(this::lostFollowers)
                .thenComparing(replica -> replica.server().rule())
                .thenComparingLong(catchingUp::aheadOf)
                .thenComparingLong(CandidateRanking::unapplied)
                .thenComparing(ServerView::id);
    }

    private static Verdict verdict(List<Candidate> better) {
        return better.isEmpty() ? Verdict.CHOSEN : Verdict.POSSIBLE;
    }

    private List<Reason> merits(ServerView replica) {
        List<Reason> merits = new ArrayList<>();
        merits.add(advance(replica));
        merits.add(new Reason("promotion rule", replica.server().rule().name().toLowerCase(Locale.ROOT)));
        long unapplied = unapplied(replica);
        if (unapplied > 0) {
            merits.add(new Reason("unapplied", "it has to apply " + Saying.count(unapplied, "transaction") + " first"));
        }
        long lost = lostFollowers(replica);
        if (lost > 0) {
            merits.add(new Reason("followers", Saying.count(lost, "other replica") + " could not replicate from it"));
        }
        if (replica.facts()
                .filter(facts -> facts.binaryLog().writing() == Writing.OFF)
                .isPresent()) {
            merits.add(new Reason("no binary log", "nobody can replicate from it until it has one"));
        }
        return merits;
    }

    private Reason advance(ServerView replica) {
        long ahead = catchingUp.aheadOf(replica);
        if (ahead == 0) {
            return new Reason("most advanced", "it received all that any reachable replica received");
        }
        String missing = catchingUp.missing(replica).map(GtidSet::text).orElse("unknown");
        return new Reason("behind", Saying.count(ahead, "replica") + " received what it lacks: " + missing);
    }

    private long lostFollowers(ServerView candidate) {
        return family.reachableBut(candidate).stream()
                .filter(other -> !Following.obstacles(other, candidate).stream()
                        .allMatch(reason -> reason.rule().equals("log_replica_updates")))
                .count();
    }

    private static long unapplied(ServerView replica) {
        return replica.received()
                .flatMap(received -> replica.held().map(held -> received.countBeyond(held)))
                .orElse(0L);
    }
}
