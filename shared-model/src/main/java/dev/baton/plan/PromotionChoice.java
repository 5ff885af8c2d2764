package dev.baton.plan;

import dev.baton.gtid.GtidSet;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Observation;
import dev.baton.topology.ServerView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The choice of a dead primary's successor: the ranking, what it may lose, and what forbids it altogether. */
final class PromotionChoice {

    private final ServerView primary;
    private final SoFar soFar;
    private final Choice choice;

    PromotionChoice(ServerView primary, SoFar soFar) {
        this.primary = primary;
        this.soFar = soFar;
        Set<InstanceId> failedBefore = new HashSet<>(soFar.failedPromotions());
        List<Candidate> ranked = new CandidateRanking(primary, failedBefore).rank();
        this.choice = new Choice(ranked, loss(ranked));
    }

    Choice choice() {
        return choice;
    }

    Optional<ServerView> chosen() {
        return choice.chosen().map(candidate -> primary.snapshot().get(candidate.id()));
    }

    /** A reachable replica that received something which the chosen one lacks, and the most of all. */
    Optional<ServerView> aheadOf(ServerView chosen) {
        return reachableReplicas().stream()
                .filter(other -> !GenuineTransactions.holdsAllOf(chosen, other))
                .filter(other ->
                        reachableReplicas().stream().allMatch(third -> GenuineTransactions.holdsAllOf(other, third)))
                .findFirst();
    }

    /** What forbids promoting anybody; empty if the chosen one may be promoted. */
    List<Reason> vetoes() {
        List<Reason> vetoes = new ArrayList<>();
        primary.snapshot().servers().stream()
                .filter(server -> !server.id().equals(primary.id()) && promotedByHand(server))
                .forEach(server -> vetoes.add(new Reason(
                        "another primary", server.id() + " takes writes and has no source: somebody promoted it")));
        soFar.failedPromotions().stream()
                .filter(this::mayBeWritable)
                .forEach(id -> vetoes.add(
                        new Reason("half promoted", id + " may have been made writable before it was lost (I1)")));
        Optional<ServerView> chosen = chosen();
        if (chosen.isEmpty()) {
            vetoes.add(new Reason("no candidate", "no replica may be promoted"));
        } else if (isBehind(chosen.get()) && aheadOf(chosen.get()).isEmpty()) {
            vetoes.add(new Reason(
                    "diverged", "replicas each hold transactions that the others lack; a person has to decide (I13)"));
        }
        return vetoes;
    }

    private boolean isBehind(ServerView chosen) {
        return reachableReplicas().stream().anyMatch(other -> !GenuineTransactions.holdsAllOf(chosen, other));
    }

    private boolean promotedByHand(ServerView server) {
        return server.reachable()
                && server.writable()
                && !server.downtimed()
                && server.facts().filter(facts -> !facts.isReplica()).isPresent();
    }

    private boolean mayBeWritable(InstanceId id) {
        boolean tried = soFar.phases().stream()
                .filter(done -> done.phase().name() == Phase.Name.PROMOTE)
                .anyMatch(done -> triedToMakeWritable(done, id));
        return tried && !primary.snapshot().get(id).reachable();
    }

    private static boolean triedToMakeWritable(SoFar.DonePhase done, InstanceId id) {
        for (int i = 0; i < done.results().size(); i++) {
            Step step = done.phase().steps().get(i).step();
            if (step instanceof Step.MakeWritable && step.target().equals(id)) {
                return !(done.results().get(i) instanceof StepResult.Skipped);
            }
        }
        return false;
    }

    private List<ServerView> reachableReplicas() {
        return primary.replicas().stream().filter(ServerView::reachable).toList();
    }

    private Loss loss(List<Candidate> ranked) {
        Optional<GtidSet> had = primary.held();
        Optional<GtidSet> all = reachableReplicas().stream()
                .flatMap(replica -> replica.received().stream())
                .reduce(GtidSet::union);
        if (ranked.isEmpty() || had.isEmpty() || all.isEmpty()) {
            return new Loss.Unknown("without GTIDs of the primary and its replicas nothing can be compared");
        }
        GtidSet missing = had.get().minus(all.get());
        Duration age = seenBefore();
        return missing.isEmpty()
                ? new Loss.NoneKnown(age)
                : new Loss.Transactions(missing, had.get().countBeyond(all.get()), age);
    }

    private Duration seenBefore() {
        return switch (primary.server().observation()) {
            case Observation.Unreachable gone ->
                Duration.between(gone.since(), primary.snapshot().takenAt());
            case Observation.TurnedAway turned ->
                Duration.between(turned.since(), primary.snapshot().takenAt());
            case Observation.NeverSeen never ->
                Duration.between(never.since(), primary.snapshot().takenAt());
            case Observation.Reachable reachable -> Duration.ZERO;
        };
    }
}
