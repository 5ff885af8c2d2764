package dev.baton.plan;

import dev.baton.plan.Decision.Finished;
import dev.baton.plan.Decision.Proceed;
import dev.baton.plan.Decision.Refused;
import dev.baton.plan.SoFar.DonePhase;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Replaces a primary that is dead, or that a person says is: prove that it is dead for its replicas too, or fence it;
 * stop receiving, choose by what was received, let the chosen one apply it all (I6), promote it, and repoint the others.
 * Everything that could veto comes before anything is moved; if something vetoes after all, the replicas receive again,
 * as far as nobody was promoted.
 */
final class DeadPrimaryPlanner implements Planner {

    private final FailoverTerms terms;
    private final InstanceId failed;
    private final RecoveryPolicy policy;
    private final DeathProof proof;
    private final FailoverPhases phases;

    DeadPrimaryPlanner(FailoverTerms terms, RecoveryPolicy policy) {
        this.terms = terms;
        this.failed = terms.failed();
        this.policy = policy;
        this.proof = new DeathProof(terms, policy);
        this.phases = new FailoverPhases(failed, policy);
    }

    @Override
    public Decision decide(TopologySnapshot snapshot, SoFar soFar) {
        Optional<InstanceId> promoted = Promotions.inEffect(snapshot, soFar);
        if (promoted.isPresent()) {
            return afterPromotion(snapshot, soFar, promoted.get());
        }
        Optional<DonePhase> undone = soFar.last(Phase.Name.UNDO);
        if (undone.isPresent()) {
            return restoring(snapshot, soFar).afterUndo(undone.get());
        }
        List<Reason> alive = proof.refusals(snapshot);
        if (!alive.isEmpty()) {
            return standDown(snapshot, soFar, new Refused(alive, Choice.NONE));
        }
        return soFar.last(Phase.Name.SETTLE).isEmpty() ? begin(snapshot, soFar) : choose(snapshot, soFar);
    }

    /** Before the promotion nothing may be gone on with that a living primary forbids, or another that took its place. */
    @Override
    public boolean stillHolds(TopologySnapshot snapshot, SoFar soFar, Phase open) {
        return switch (open.name()) {
            case SETTLE, CATCH_UP ->
                proof.refusals(snapshot).isEmpty()
                        && Promotions.claimants(snapshot, failed).stream()
                                .allMatch(id -> id.equals(failed) || open.makesWritable(id));
            case PROMOTE ->
                proof.refusals(snapshot).isEmpty()
                        && unfenced(snapshot).isEmpty()
                        && Promotions.claimants(snapshot, failed).stream()
                                .allMatch(id -> id.equals(failed) || open.makesWritable(id));
            case UNDO ->
                Promotions.claimants(snapshot, failed).stream()
                        .allMatch(id -> id.equals(failed) || open.makesWritable(id));
            case PROVE,
                    FENCE,
                    REPOINT,
                    SIBLINGS,
                    DRAIN,
                    REHANG,
                    SEMI_SYNC,
                    WRITES,
                    REJOIN,
                    DEMOTE,
                    ADDRESS,
                    ALIGN,
                    MOVE,
                    CHANGE -> true;
            case HOOKS_BEFORE, HOOKS_AFTER -> true;
        };
    }

    private Decision begin(TopologySnapshot snapshot, SoFar soFar) {
        List<Reason> wrongPart = proof.wrongPart(snapshot);
        if (!wrongPart.isEmpty()) {
            return new Refused(wrongPart, Choice.NONE);
        }
        PromotionChoice promotion = choice(snapshot, soFar);
        List<Reason> vetoes = new ArrayList<>(promotion.lastingVetoes());
        held(snapshot, promotion).ifPresent(vetoes::add);
        if (!vetoes.isEmpty()) {
            return standDown(snapshot, soFar, new Refused(vetoes, promotion.choice()));
        }
        return proof.decide(snapshot, soFar).orElseGet(() -> fenceOrSettle(snapshot, soFar, promotion.choice()));
    }

    private Decision fenceOrSettle(TopologySnapshot snapshot, SoFar soFar, Choice choice) {
        boolean triedToFence = soFar.last(Phase.Name.FENCE).isPresent();
        Optional<Reason> unfenced = unfenced(snapshot);
        if (unfenced.isPresent()) {
            return triedToFence
                    ? standDown(snapshot, soFar, new Refused(List.of(unfenced.get()), choice))
                    : new Proceed(phases.fenceOld(choice));
        }
        return settle(snapshot, toSettle(snapshot, soFar), choice);
    }

    private Decision settle(TopologySnapshot snapshot, List<ServerView> receiving, Choice choice) {
        return new Proceed(phases.settle(proof.reasons(snapshot), receiving, choice, snapshot.get(failed)));
    }

    /** It answers and takes writes: nobody else may. */
    private Optional<Reason> unfenced(TopologySnapshot snapshot) {
        return snapshot.find(failed)
                .filter(old -> old.reachable() && old.writable())
                .map(old -> new Reason(
                        "not fenced",
                        failed + " answers and takes writes, and cannot be kept from it: shut it down, and ask again"));
    }

    /** Those that may receive more, and were not told to stop. One that is stopped already stays as it is. */
    private List<ServerView> toSettle(TopologySnapshot snapshot, SoFar soFar) {
        return snapshot.get(failed).replicas().stream()
                .filter(ServerView::reachable)
                .filter(replica -> !soFar.touched().contains(replica.id()))
                .filter(replica -> replica.linkFrom(failed)
                        .filter(DeadPrimaryPlanner::isStopped)
                        .isEmpty())
                .toList();
    }

    private static boolean isStopped(ReplicationLink link) {
        return link.io().state() == IoState.STOPPED;
    }

    private Decision choose(TopologySnapshot snapshot, SoFar soFar) {
        PromotionChoice promotion = choice(snapshot, soFar);
        List<Reason> taken = promotion.anotherPrimary();
        if (!taken.isEmpty()) {
            return leave(snapshot, soFar, new Refused(taken, promotion.choice()));
        }
        Optional<InstanceId> toFence = Promotions.toFence(soFar);
        if (toFence.isPresent()) {
            return new Proceed(phases.fenceTried(toFence.get()));
        }
        List<ServerView> late = toSettle(snapshot, soFar);
        if (!late.isEmpty()) {
            return settle(snapshot, late, promotion.choice());
        }
        List<Reason> vetoes = new ArrayList<>(promotion.vetoes());
        unfenced(snapshot).ifPresent(vetoes::add);
        held(snapshot, promotion).ifPresent(vetoes::add);
        if (!vetoes.isEmpty()) {
            return standDown(snapshot, soFar, new Refused(vetoes, promotion.choice()));
        }
        ServerView chosen = promotion.chosen().orElseThrow();
        return new Proceed(promotion
                .aheadOf(chosen)
                .map(ahead -> phases.catchUp(chosen, ahead, promotion.choice()))
                .orElseGet(() -> promote(snapshot, soFar, chosen, promotion.choice())));
    }

    private Phase promote(TopologySnapshot snapshot, SoFar soFar, ServerView chosen, Choice choice) {
        return phases.promote(chosen, snapshot.get(failed), choice)
                .and(repointing(snapshot, soFar, chosen).acknowledging());
    }

    /** What the policy on loss says, where no person has asked. */
    private Optional<Reason> held(TopologySnapshot snapshot, PromotionChoice promotion) {
        return terms.byPerson()
                ? Optional.empty()
                : new LossGate(policy.loss()).against(snapshot.get(failed), promotion.choice());
    }

    private PromotionChoice choice(TopologySnapshot snapshot, SoFar soFar) {
        return new PromotionChoice(snapshot, terms, soFar, policy.promotion());
    }

    private Decision standDown(TopologySnapshot snapshot, SoFar soFar, Refused refusal) {
        return Promotions.maybeWritable(snapshot, soFar)
                ? leave(snapshot, soFar, refusal)
                : restoring(snapshot, soFar).undo(refusal, phases.giveBack(snapshot.find(failed), soFar));
    }

    /** Where another one takes writes, or may, nothing is put back; that the old primary stays fenced is told. */
    private Refused leave(TopologySnapshot snapshot, SoFar soFar, Refused refusal) {
        List<Reason> reasons = new ArrayList<>(refusal.reasons());
        if (!phases.giveBack(snapshot.find(failed), soFar).isEmpty()) {
            reasons.add(new Reason("read-only", failed + " stays read-only until a person has looked (I1)"));
        }
        return restoring(snapshot, soFar).refused(new Refused(reasons, refusal.choice()));
    }

    private Decision afterPromotion(TopologySnapshot snapshot, SoFar soFar, InstanceId promoted) {
        Optional<DonePhase> repointed = soFar.last(Phase.Name.REPOINT);
        Optional<ServerView> successor = snapshot.find(promoted).filter(ServerView::reachable);
        if (successor.isEmpty()) {
            return repointed
                    .<Decision>map(done -> finished(promoted, soFar))
                    .orElseGet(() -> promotedThenLost(snapshot, soFar, promoted));
        }
        Repointing repointing = repointing(snapshot, soFar, successor.get());
        return repointed.isEmpty()
                ? new Proceed(repointing.phase())
                : repointing
                        .late()
                        .or(repointing::abandon)
                        .<Decision>map(Proceed::new)
                        .orElseGet(() -> finished(promoted, soFar));
    }

    private Repointing repointing(TopologySnapshot snapshot, SoFar soFar, ServerView successor) {
        return new Repointing(snapshot, Family.of(snapshot, failed, soFar), successor, new Backlog(soFar, policy));
    }

    private Refused promotedThenLost(TopologySnapshot snapshot, SoFar soFar, InstanceId promoted) {
        Reason lost = new Reason(
                "promoted, then lost", promoted + " was promoted and answers no more: the next recovery is about it");
        return leave(snapshot, soFar, new Refused(List.of(lost), Choice.NONE));
    }

    private Finished finished(InstanceId promoted, SoFar soFar) {
        return new Finished(
                promoted, promoted + " took the place of " + failed, new LeftBehind(soFar, failed).reasons());
    }

    private Restoring restoring(TopologySnapshot snapshot, SoFar soFar) {
        return new Restoring(snapshot, failed, soFar, policy);
    }
}
