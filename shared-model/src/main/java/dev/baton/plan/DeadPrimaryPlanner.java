package dev.baton.plan;

import static dev.baton.plan.PlannedStep.bestEffort;
import static dev.baton.plan.PlannedStep.required;

import dev.baton.analysis.ErrantTransactions;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Replaces a dead primary: prove that it is dead for its replicas too, stop receiving, choose by what was received, let
 * the chosen one apply it all (I6), promote it, and repoint the others. Everything that could veto comes before
 * anything is moved; if something vetoes after all, the replicas receive again, as far as nobody was promoted.
 */
final class DeadPrimaryPlanner implements Planner {

    /** Workers and replicas have waited for it in vain: one more attempt, which ends soon. */
    private static final Duration SILENT_FENCE_WITHIN = Duration.ofMillis(250);

    private final InstanceId failed;
    private final RecoveryPolicy policy;
    private final DeathProof proof;

    DeadPrimaryPlanner(InstanceId failed, RecoveryPolicy policy) {
        this.failed = failed;
        this.policy = policy;
        this.proof = new DeathProof(failed, policy);
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
            case SETTLE, CATCH_UP, PROMOTE ->
                proof.refusals(snapshot).isEmpty()
                        && Promotions.writableRoots(snapshot).stream()
                                .allMatch(id -> id.equals(failed) || open.makesWritable(id));
            case UNDO ->
                Promotions.writableRoots(snapshot).stream().allMatch(id -> id.equals(failed) || open.makesWritable(id));
            case PROVE, FENCE, REPOINT, SIBLINGS, DRAIN, DEMOTE, ADDRESS, ALIGN, MOVE, CHANGE -> true;
            case HOOKS_BEFORE, HOOKS_AFTER -> true;
        };
    }

    private Decision begin(TopologySnapshot snapshot, SoFar soFar) {
        PromotionChoice promotion = new PromotionChoice(snapshot, failed, soFar);
        List<Reason> vetoes = promotion.lastingVetoes();
        if (!vetoes.isEmpty()) {
            return new Refused(vetoes, promotion.choice());
        }
        return proof.decide(snapshot, soFar)
                .orElseGet(() -> new Proceed(settle(snapshot, toSettle(snapshot, soFar), promotion.choice())));
    }

    private Phase settle(TopologySnapshot snapshot, List<ServerView> receiving, Choice choice) {
        Stream<PlannedStep> stops = receiving.stream()
                .map(replica -> required(
                        new Step.StopReceiving(replica.id()), "what each received has to stand still to be compared"));
        Step fence = snapshot.get(failed).silent()
                ? new Step.MakeReadOnly(failed, SILENT_FENCE_WITHIN)
                : new Step.MakeReadOnly(failed);
        return new Phase(
                Phase.Name.SETTLE,
                proof.reasons(snapshot),
                choice,
                Stream.concat(
                                stops,
                                Stream.of(
                                        bestEffort(fence, "should it still answer, it must take no more writes (I1)")))
                        .toList());
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
        PromotionChoice promotion = new PromotionChoice(snapshot, failed, soFar);
        List<Reason> taken = promotion.anotherPrimary();
        if (!taken.isEmpty()) {
            return restoring(snapshot, soFar).refused(new Refused(taken, promotion.choice()));
        }
        Optional<InstanceId> toFence = Promotions.toFence(soFar);
        if (toFence.isPresent()) {
            return new Proceed(fence(toFence.get()));
        }
        List<ServerView> late = toSettle(snapshot, soFar);
        if (!late.isEmpty()) {
            return new Proceed(settle(snapshot, late, promotion.choice()));
        }
        List<Reason> vetoes = promotion.vetoes();
        if (!vetoes.isEmpty()) {
            return standDown(snapshot, soFar, new Refused(vetoes, promotion.choice()));
        }
        ServerView chosen = promotion.chosen().orElseThrow();
        return new Proceed(promotion
                .aheadOf(chosen)
                .map(ahead -> catchUp(chosen, ahead, promotion.choice()))
                .orElseGet(() -> promote(chosen, promotion.choice())));
    }

    private static Phase fence(InstanceId tried) {
        return new Phase(
                Phase.Name.FENCE,
                List.of(new Reason("half promoted", tried + " was told in vain to take writes")),
                Choice.NONE,
                List.of(required(new Step.MakeReadOnly(tried), "before another one may take them (I1)")));
    }

    /** First both apply what they have: a source can only be asked for what is behind a place that its log has. */
    private Phase catchUp(ServerView chosen, ServerView ahead, Choice choice) {
        String lacks = ahead.id() + " received what " + chosen.id() + " lacks";
        List<PlannedStep> drain = List.of(
                required(drain(ahead), "it passes on only what it has applied"),
                required(drain(chosen), "repointing throws unapplied relay logs away (I6)"));
        List<PlannedStep> follow = List.of(
                required(
                        new Step.ReplicateFrom(
                                chosen.id(),
                                ahead.id(),
                                Following.attach(chosen).orElseThrow()),
                        lacks),
                required(
                        new Step.WaitUntilHolds(
                                chosen.id(),
                                GenuineTransactions.receivedBy(ahead).orElseThrow(),
                                policy.drainAtMost()),
                        "it shall hold all that was received (I2)"));
        Stream<Reason> errant = ErrantTransactions.of(ahead).stream()
                .map(own -> new Reason("errant", "transactions of " + ahead.id() + "'s own come along: " + own.text()));
        return new Phase(
                Phase.Name.CATCH_UP,
                Stream.concat(Stream.of(new Reason("behind", lacks)), errant).toList(),
                choice,
                ahead.hasUnapplied() || chosen.hasUnapplied() ? drain : follow);
    }

    private Phase promote(ServerView chosen, Choice choice) {
        return new Phase(
                Phase.Name.PROMOTE,
                choice.chosen().map(Candidate::reasons).orElse(List.of()),
                choice,
                List.of(
                        required(drain(chosen), "nothing received may be lost (I6)"),
                        required(new Step.StopReplication(chosen.id()), "it receives from nobody any more"),
                        required(new Step.ForgetSource(chosen.id()), "the old primary shall never feed it again"),
                        required(new Step.MakeWritable(chosen.id()), "it is the primary now")));
    }

    private Decision standDown(TopologySnapshot snapshot, SoFar soFar, Refused refusal) {
        Restoring restoring = restoring(snapshot, soFar);
        return soFar.triedToMakeWritable().isEmpty()
                ? restoring.undo(refusal, giveBack(snapshot, soFar))
                : restoring.refused(refusal);
    }

    /** If it was not dead after all, and we kept it from writing. */
    private List<PlannedStep> giveBack(TopologySnapshot snapshot, SoFar soFar) {
        boolean fencedByUs = soFar.stepsOf(Phase.Name.SETTLE)
                .anyMatch(done -> done.step() instanceof Step.MakeReadOnly && done.result() instanceof StepResult.Done);
        boolean isReadOnly = snapshot.find(failed)
                .filter(ServerView::reachable)
                .filter(server -> !server.writable())
                .isPresent();
        return fencedByUs && isReadOnly
                ? List.of(required(new Step.MakeWritable(failed), "it is alive, and nobody else was promoted"))
                : List.of();
    }

    private Decision afterPromotion(TopologySnapshot snapshot, SoFar soFar, InstanceId promoted) {
        Optional<DonePhase> repointed = soFar.last(Phase.Name.REPOINT);
        if (repointed.isPresent()) {
            return finished(promoted, soFar, repointed.get());
        }
        return snapshot.find(promoted)
                .filter(ServerView::reachable)
                .<Decision>map(successor -> new Proceed(
                        new Repointing(snapshot, Family.of(snapshot, failed, soFar), successor, policy).phase()))
                .orElseGet(() -> restoring(snapshot, soFar)
                        .refused(new Refused(
                                List.of(new Reason(
                                        "promoted, then lost",
                                        promoted + " was promoted and answers no more: the next recovery is about it")),
                                Choice.NONE)));
    }

    private Finished finished(InstanceId promoted, SoFar soFar, DonePhase repointed) {
        List<Reason> left = new ArrayList<>(soFar.failures());
        repointed
                .steps()
                .filter(done -> done.planned().necessity() == PlannedStep.Necessity.BEST_EFFORT)
                .filter(done -> !done.result().succeeded())
                .map(SoFar.DoneStep::told)
                .forEach(left::add);
        repointed.phase().steps().stream()
                .map(PlannedStep::step)
                .flatMap(step -> lost(step).stream())
                .forEach(left::add);
        return new Finished(promoted, promoted + " took the place of " + failed, left);
    }

    private Optional<Reason> lost(Step step) {
        return step instanceof Step.MarkLost(var target, var reason) && !target.equals(failed)
                ? Optional.of(new Reason("left behind", target + " is in downtime, " + reason))
                : Optional.empty();
    }

    private Step drain(ServerView server) {
        return new Step.WaitUntilApplied(server.id(), policy.drainAtMost());
    }

    private Restoring restoring(TopologySnapshot snapshot, SoFar soFar) {
        return new Restoring(snapshot, failed, soFar, policy);
    }
}
