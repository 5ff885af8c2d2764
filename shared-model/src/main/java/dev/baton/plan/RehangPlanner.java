package dev.baton.plan;

import dev.baton.plan.Decision.Finished;
import dev.baton.plan.Decision.Proceed;
import dev.baton.plan.Decision.Refused;
import dev.baton.plan.SoFar.DonePhase;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gives the replicas of a dead source that is no primary other sources: they stop receiving and apply what they have,
 * then each goes below its best relative ({@link Relatives}). Where that fails the next relative is tried. What cannot be
 * moved receives again as before, as soon as its source is back, and is told of.
 */
final class RehangPlanner implements Planner {

    private final InstanceId failed;
    private final RecoveryPolicy policy;

    RehangPlanner(InstanceId failed, RecoveryPolicy policy) {
        this.failed = failed;
        this.policy = policy;
    }

    @Override
    public Decision decide(TopologySnapshot snapshot, SoFar soFar) {
        Optional<DonePhase> undone = soFar.last(Phase.Name.UNDO);
        if (undone.isPresent()) {
            return end(snapshot, soFar, undone.get());
        }
        List<Reason> refusals = refusals(snapshot);
        if (!refusals.isEmpty()) {
            return giveUp(snapshot, soFar, refusals);
        }
        Orphans orphans = Orphans.of(snapshot, failed, soFar);
        if (orphans.all().isEmpty()) {
            return new Refused(
                    List.of(new Reason("no orphan", "no replica of " + failed + " that answers has lost it")),
                    Choice.NONE);
        }
        return goOn(new Rehanging(snapshot, orphans, soFar, policy), soFar);
    }

    /** A source that is back, and feeds its replicas, is left alone. */
    private List<Reason> refusals(TopologySnapshot snapshot) {
        Optional<ServerView> found = snapshot.find(failed);
        if (found.isEmpty()) {
            return List.of(new Reason(
                    "unknown",
                    failed + " is not in cluster " + snapshot.cluster().id()));
        }
        boolean isOnlyPrimary = snapshot.primary()
                .filter(primary -> !primary.id().equals(failed))
                .isEmpty();
        if (isOnlyPrimary) {
            return List.of(new Reason("the primary", failed + " is the primary: that needs a failover"));
        }
        boolean feeds = found.get().reachable()
                && Witness.of(found.get()).stream().anyMatch(witness -> witness.word() == Witness.Word.RECEIVING);
        return feeds ? List.of(new Reason("alive", failed + " answers, and replicas receive from it")) : List.of();
    }

    private Decision goOn(Rehanging rehanging, SoFar soFar) {
        return Stream.of(rehanging.settle(), rehanging.catchUp(), rehanging.rehang(), rehanging.late())
                .flatMap(Optional::stream)
                .findFirst()
                .<Decision>map(Proceed::new)
                .orElseGet(() -> giveUp(rehanging.snapshot(), soFar, rehanging.left()));
    }

    /** What was stopped and could not be moved receives again; then it is over. */
    private Decision giveUp(TopologySnapshot snapshot, SoFar soFar, List<Reason> reasons) {
        Decision undo =
                new Restoring(snapshot, failed, soFar, policy).undo(new Refused(reasons, Choice.NONE), List.of());
        return undo instanceof Refused && moved(snapshot, soFar).isPresent()
                ? finished(snapshot, soFar, reasons)
                : undo;
    }

    private Decision end(TopologySnapshot snapshot, SoFar soFar, DonePhase undone) {
        return moved(snapshot, soFar).isPresent()
                ? finished(snapshot, soFar, undone.phase().why())
                : new Restoring(snapshot, failed, soFar, policy).afterUndo(undone);
    }

    private Finished finished(TopologySnapshot snapshot, SoFar soFar, List<Reason> left) {
        InstanceId source = moved(snapshot, soFar).orElseThrow();
        return new Finished(source, "the replicas of " + failed + " have other sources", left);
    }

    /** The source that the first of those that were moved has now. */
    private Optional<InstanceId> moved(TopologySnapshot snapshot, SoFar soFar) {
        return soFar.stepsOf(Phase.Name.REHANG)
                .filter(done -> done.result().succeeded())
                .map(SoFar.DoneStep::step)
                .flatMap(step -> step instanceof Step.ReplicateFrom(var target, var source, var attach, var channel)
                        ? Stream.of(source)
                        : Stream.empty())
                .filter(source -> snapshot.find(source).isPresent())
                .findFirst();
    }

    /**
     * The replicas that need a source.
     *
     * @param lost the source that they had
     * @param all those that need one, or were moved already
     */
    record Orphans(ServerView lost, List<ServerView> all) {

        Orphans {
            all = List.copyOf(all);
        }

        static Orphans of(TopologySnapshot snapshot, InstanceId failed, SoFar soFar) {
            ServerView lost = snapshot.get(failed);
            List<InstanceId> settled = soFar.stepsOf(Phase.Name.SETTLE)
                    .map(done -> done.step().target())
                    .toList();
            return new Orphans(
                    lost,
                    Family.of(snapshot, failed, soFar).reachable().stream()
                            .filter(replica -> settled.contains(replica.id()) || hasLost(replica, lost))
                            .toList());
        }

        private static boolean hasLost(ServerView replica, ServerView lost) {
            return Witness.of(lost).stream()
                    .filter(witness -> witness.id().equals(replica.id()))
                    .anyMatch(witness -> switch (witness.word()) {
                        case LOST -> true;
                        case SILENT -> lost.unreachable();
                        case RECEIVING, TURNED_AWAY -> false;
                    });
        }

        /** Those that have no other source yet. */
        List<ServerView> pending() {
            return all.stream().filter(replica -> !hasSource(replica)).toList();
        }

        private boolean hasSource(ServerView replica) {
            return replica.linkFrom(lost.id()).isEmpty()
                    && replica.links().stream().anyMatch(ReplicationLink::isReceiving);
        }
    }
}
