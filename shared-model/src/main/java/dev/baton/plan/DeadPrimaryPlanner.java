package dev.baton.plan;

import static dev.baton.plan.PlannedStep.bestEffort;
import static dev.baton.plan.PlannedStep.required;

import dev.baton.plan.Decision.Finished;
import dev.baton.plan.Decision.Proceed;
import dev.baton.plan.Decision.Refused;
import dev.baton.plan.SoFar.DonePhase;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Replaces a dead primary: prove that it is dead for its replicas too, stop receiving, choose by what was received, let
 * the chosen one apply it all (I6), promote it, and repoint the others. Everything that could veto comes before
 * anything is moved.
 */
final class DeadPrimaryPlanner implements Planner {

    private final InstanceId failed;
    private final RecoveryPolicy policy;
    private final DeathProof proof;

    DeadPrimaryPlanner(InstanceId failed, RecoveryPolicy policy) {
        this.failed = failed;
        this.policy = policy;
        this.proof = new DeathProof(failed);
    }

    @Override
    public Decision decide(TopologySnapshot snapshot, SoFar soFar) {
        Optional<InstanceId> promoted = soFar.promoted();
        if (promoted.isPresent()) {
            return afterPromotion(snapshot, soFar, promoted.get());
        }
        if (soFar.last(Phase.Name.SETTLE).isEmpty()) {
            return proof.decide(snapshot, soFar).orElseGet(() -> settle(snapshot));
        }
        return choose(snapshot, soFar);
    }

    private Decision settle(TopologySnapshot snapshot) {
        ServerView primary = snapshot.get(failed);
        Choice choice = new PromotionChoice(primary, SoFar.NOTHING).choice();
        if (choice.chosen().isEmpty()) {
            return new Refused(List.of(new Reason("no candidate", "no replica may be promoted")), choice);
        }
        List<PlannedStep> steps = new ArrayList<>();
        primary.replicas().stream()
                .filter(ServerView::reachable)
                .forEach(replica -> steps.add(required(
                        new Step.StopReceiving(replica.id()), "what each received has to stand still to be compared")));
        steps.add(
                bestEffort(new Step.MakeReadOnly(failed), "should it still answer, it must take no more writes (I1)"));
        return new Proceed(new Phase(Phase.Name.SETTLE, proof.reasons(snapshot), choice, steps));
    }

    private Decision choose(TopologySnapshot snapshot, SoFar soFar) {
        ServerView primary = snapshot.get(failed);
        PromotionChoice promotion = new PromotionChoice(primary, soFar);
        List<Reason> vetoes = promotion.vetoes();
        if (!vetoes.isEmpty()) {
            return new Refused(vetoes, promotion.choice());
        }
        ServerView chosen = promotion.chosen().orElseThrow();
        Optional<ServerView> ahead = promotion.aheadOf(chosen);
        boolean caughtUp =
                soFar.last(Phase.Name.CATCH_UP).filter(DonePhase::succeeded).isPresent();
        return new Proceed(
                ahead.isPresent() && !caughtUp
                        ? catchUp(chosen, ahead.get(), promotion.choice())
                        : promote(chosen, promotion.choice()));
    }

    private Phase catchUp(ServerView chosen, ServerView ahead, Choice choice) {
        String why = ahead.id() + " received what " + chosen.id() + " lacks";
        return new Phase(
                Phase.Name.CATCH_UP,
                List.of(new Reason("behind", why)),
                choice,
                List.of(
                        required(drain(ahead), "it passes on only what it has applied"),
                        required(drain(chosen), "repointing throws unapplied relay logs away (I6)"),
                        required(
                                new Step.ReplicateFrom(
                                        chosen.id(),
                                        ahead.id(),
                                        Following.attach(chosen).orElseThrow()),
                                why),
                        required(
                                new Step.WaitUntilHolds(
                                        chosen.id(),
                                        GenuineTransactions.receivedBy(ahead).orElseThrow(),
                                        policy.drainAtMost()),
                                "it shall hold all that was received")));
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

    private Decision afterPromotion(TopologySnapshot snapshot, SoFar soFar, InstanceId promoted) {
        ServerView successor = snapshot.get(promoted);
        Optional<DonePhase> repointed = soFar.last(Phase.Name.REPOINT);
        if (repointed.isPresent()) {
            return finished(promoted, repointed.get());
        }
        if (!successor.reachable()) {
            return new Refused(
                    List.of(new Reason("promoted, then lost", promoted + " was promoted and answers no more")),
                    Choice.NONE);
        }
        return new Proceed(new Repointing(snapshot, failed, successor, policy).phase());
    }

    private Finished finished(InstanceId promoted, DonePhase repointed) {
        List<Reason> left = new ArrayList<>(repointed.failures().toList());
        repointed.phase().steps().stream()
                .map(PlannedStep::step)
                .filter(step -> step instanceof Step.MarkLost && !step.target().equals(failed))
                .forEach(step -> left.add(new Reason("left behind", PlanPrinter.say(step))));
        return new Finished(promoted, promoted + " took the place of " + failed, left);
    }

    private Step drain(ServerView server) {
        return new Step.WaitUntilApplied(server.id(), policy.drainAtMost());
    }
}
