package dev.baton.plan;

import dev.baton.gtid.GtidSet;
import dev.baton.policy.PromotionPolicy;
import dev.baton.topology.Observation;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The choice of a dead primary's successor: the ranking, what it may lose, and what forbids it altogether. */
final class PromotionChoice {

    private final ServerView primary;
    private final FailoverTerms terms;
    private final SoFar soFar;
    private final Family family;
    private final CatchingUp catchingUp;
    private final Choice choice;

    PromotionChoice(TopologySnapshot snapshot, FailoverTerms terms, SoFar soFar, PromotionPolicy policy) {
        this.primary = snapshot.get(terms.failed());
        this.terms = terms;
        this.soFar = soFar;
        this.family = Family.of(snapshot, terms.failed(), soFar);
        this.catchingUp = new CatchingUp(family, Set.copyOf(soFar.stuck()));
        Eligibility eligibility = new Eligibility(family, Set.copyOf(soFar.failedPromotions()), policy);
        List<Candidate> ranked = new CandidateRanking(family, catchingUp, eligibility).afterDeath();
        List<Candidate> chosen = CandidateRanking.choosing(ranked, terms.target());
        this.choice = new Choice(chosen, loss(chosen), Acknowledged.of(primary));
    }

    Choice choice() {
        return choice;
    }

    Optional<ServerView> chosen() {
        return choice.chosen().map(candidate -> primary.snapshot().get(candidate.id()));
    }

    /** From whom the chosen one has to get what it lacks; empty if it lacks nothing. */
    Optional<ServerView> aheadOf(ServerView chosen) {
        return catchingUp.isBehind(chosen) ? catchingUp.sourceFor(chosen) : Optional.empty();
    }

    /** What forbids promoting anybody, whatever the replicas will still apply; empty if nothing does. */
    List<Reason> lastingVetoes() {
        List<Reason> vetoes = new ArrayList<>(anotherPrimary());
        if (chosen().isEmpty()) {
            vetoes.add(nobody());
        }
        return vetoes;
    }

    /** What forbids promoting anybody now; empty if the chosen one may be promoted. */
    List<Reason> vetoes() {
        return chosen().map(this::vetoes).orElseGet(() -> List.of(nobody()));
    }

    /** Somebody takes writes, or may take them, who is not the dead primary. */
    List<Reason> anotherPrimary() {
        List<Reason> others = new ArrayList<>();
        Promotions.inDoubt(primary.snapshot(), soFar).ifPresent(others::add);
        Promotions.unfenced(soFar).ifPresent(others::add);
        Promotions.claimants(primary.snapshot(), primary.id()).stream()
                .filter(id -> !id.equals(primary.id()))
                .forEach(id -> others.add(new Reason(
                        "another primary",
                        id + " takes writes and has no source: if somebody promoted it, nobody else may be"
                                + " (I1); if it does not belong to this, put it in downtime")));
        return others;
    }

    private Reason nobody() {
        return switch (terms.target()) {
            case Request.Target.Best best -> noCandidate();
            case Request.Target.Named(var id) ->
                new Reason(
                        "not a candidate",
                        id + " may not be promoted: it is " + CandidateRanking.whyNot(choice, id, primary.id()));
        };
    }

    private Reason noCandidate() {
        return new Reason(
                "no candidate",
                family.members().isEmpty()
                        ? primary.id() + " has no replica"
                        : "no replica may be promoted; each says why below");
    }

    private List<Reason> vetoes(ServerView chosen) {
        if (catchingUp.canHoldAll(chosen)) {
            return List.of();
        }
        List<ServerView> mostAdvanced = catchingUp.mostAdvanced();
        if (mostAdvanced.isEmpty()) {
            return List.of(new Reason(
                    "diverged", "replicas each hold transactions that the others lack; a person has to decide (I13)"));
        }
        String missing = catchingUp.missing(chosen).map(GtidSet::text).orElse("something");
        return mostAdvanced.stream()
                .flatMap(source -> catchingUp.obstacles(chosen, source).stream()
                        .map(why -> new Reason(
                                "out of reach",
                                source.id() + " received " + missing + ", which " + chosen.id()
                                        + " lacks and cannot get from it (I2): " + why.text()
                                        + "; if it may be lost, shut " + source.id() + " down and ask again")))
                .toList();
    }

    private Loss loss(List<Candidate> ranked) {
        Optional<GtidSet> had = primary.held();
        Optional<GtidSet> all = family.reachable().stream()
                .flatMap(replica -> replica.received().stream())
                .filter(received -> had.filter(received::sameFlavourAs).isPresent())
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
        return switch (primary.observation()) {
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
