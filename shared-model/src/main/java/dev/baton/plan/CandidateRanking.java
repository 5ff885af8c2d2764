package dev.baton.plan;

import dev.baton.gtid.GtidSet;
import dev.baton.plan.Candidate.Verdict;
import dev.baton.topology.BinaryLog.Writing;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Ranks the direct replicas of a primary as its successors. All candidates pass the same checks, whoever named them
 * (I13); what was received counts, not what happens to be applied, since nobody is promoted before having applied it.
 */
final class CandidateRanking {

    private final Family family;
    private final CatchingUp catchingUp;
    private final Eligibility eligibility;

    CandidateRanking(Family family, CatchingUp catchingUp, Eligibility eligibility) {
        this.family = family;
        this.catchingUp = catchingUp;
        this.eligibility = eligibility;
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
                .filter(replica -> eligibility.against(replica).isEmpty())
                .sorted(order)
                .forEach(replica -> ranked.add(new Candidate(replica.id(), verdict(ranked), merits(replica))));
        family.members().stream()
                .filter(replica -> !eligibility.against(replica).isEmpty())
                .forEach(replica ->
                        ranked.add(new Candidate(replica.id(), Verdict.EXCLUDED, eligibility.against(replica))));
        return ranked;
    }

    private Comparator<ServerView> order() {
        return Comparator.comparing(
                        (ServerView replica) -> !family.coPrimaries().contains(replica))
                .thenComparingLong(this::lostFollowers)
                .thenComparing(replica -> replica.server().rule())
                .thenComparing(replica -> !isNear(replica))
                .thenComparing(this::logsLess)
                .thenComparingLong(catchingUp::aheadOf)
                .thenComparingLong(CandidateRanking::unapplied)
                .thenComparing(ServerView::id);
    }

    /** The same with the named one first; nobody is chosen if it may not be. */
    static List<Candidate> choosing(List<Candidate> ranked, Request.Target target) {
        return switch (target) {
            case Request.Target.Best best -> ranked;
            case Request.Target.Named(var id) -> named(ranked, id);
        };
    }

    private static List<Candidate> named(List<Candidate> ranked, InstanceId id) {
        return ranked.stream()
                .map(candidate -> candidate.verdict() == Verdict.EXCLUDED
                        ? candidate
                        : new Candidate(
                                candidate.id(),
                                candidate.id().equals(id) ? Verdict.CHOSEN : Verdict.POSSIBLE,
                                candidate.reasons()))
                .sorted((one, two) -> one.verdict().compareTo(two.verdict()))
                .toList();
    }

    /** Why it may not be promoted. */
    static String whyNot(Choice choice, InstanceId id, InstanceId primary) {
        return choice.candidates().stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .map(candidate -> "excluded by "
                        + String.join(
                                "; ",
                                candidate.reasons().stream()
                                        .map(Reason::toString)
                                        .toList()))
                .orElse("no direct replica of " + primary);
    }

    private static Verdict verdict(List<Candidate> better) {
        return better.isEmpty() ? Verdict.CHOSEN : Verdict.POSSIBLE;
    }

    private List<Reason> merits(ServerView replica) {
        List<Reason> merits = new ArrayList<>();
        merits.add(advance(replica));
        merits.add(new Reason("promotion rule", replica.server().rule().name().toLowerCase(Locale.ROOT)));
        if (!isNear(replica)) {
            merits.add(new Reason("far", "it is in another data center than " + family.origin()));
        }
        if (logsLess(replica)) {
            merits.add(new Reason("row image", "it logs less of each row than " + family.origin() + " did"));
        }
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
                .filter(other -> !Following.onChannel(other, candidate).stream()
                        .allMatch(reason -> reason.rule().equals("log_replica_updates")))
                .count();
    }

    private boolean isNear(ServerView replica) {
        return eligibility.policy().inOneDataCenter(replica.id(), family.origin());
    }

    /** Then whoever reads its log, and whoever has to undo a change by it, finds less than before. */
    private boolean logsLess(ServerView replica) {
        return rowImage(replica).filter(image -> !image.equals("FULL")).isPresent()
                && replica.snapshot()
                        .find(family.origin())
                        .flatMap(CandidateRanking::rowImage)
                        .filter("FULL"::equals)
                        .isPresent();
    }

    private static Optional<String> rowImage(ServerView server) {
        return server.facts().map(facts -> facts.binaryLog().rowImage()).filter(image -> !image.isEmpty());
    }

    private static long unapplied(ServerView replica) {
        return replica.received()
                .flatMap(received -> replica.held().map(held -> received.countBeyond(held)))
                .orElse(0L);
    }
}
