package dev.baton.plan;

import static dev.baton.plan.PlannedStep.required;

import dev.baton.gtid.GtidSet;
import dev.baton.plan.Decision.Finished;
import dev.baton.plan.Decision.Proceed;
import dev.baton.plan.Decision.Refused;
import dev.baton.plan.SoFar.DonePhase;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink.Attach;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves replicas of one server below another: those that move stop receiving and apply what they have, the new source
 * gets what they hold more, and then they replicate from it. Who cannot go along is told and stays; who fails on the way
 * goes back.
 */
final class MovePlanner implements Planner {

    /** The rule of a reason why a replica does not move, in the first phase and in the end. */
    private static final String STAYS = "stays";

    private final Movers movers;
    private final RecoveryPolicy policy;

    MovePlanner(Movers movers, RecoveryPolicy policy) {
        this.movers = movers;
        this.policy = policy;
    }

    @Override
    public Decision decide(TopologySnapshot snapshot, SoFar soFar) {
        if (soFar.phases().isEmpty()) {
            return begin(snapshot);
        }
        return switch (soFar.last().orElseThrow().phase().name()) {
            case SETTLE -> afterSettling(snapshot, soFar);
            case CATCH_UP -> afterCatchingUp(snapshot, soFar);
            case MOVE -> new MoveUndo(snapshot, movers, soFar, policy).phase().orElseGet(() -> end(snapshot, soFar));
            case UNDO -> end(snapshot, soFar);
            case PROVE,
                    SIBLINGS,
                    FENCE,
                    DRAIN,
                    PROMOTE,
                    REPOINT,
                    REHANG,
                    SEMI_SYNC,
                    WRITES,
                    REJOIN,
                    DEMOTE,
                    ALIGN,
                    CHANGE,
                    HOOKS_BEFORE,
                    HOOKS_AFTER,
                    ADDRESS -> throw new IllegalStateException("no such phase is planned here");
        };
    }

    private Decision begin(TopologySnapshot snapshot) {
        Movers.Picked picked = movers.pick(snapshot);
        return picked.able().isEmpty() ? new Refused(picked.against(), picked.choice()) : new Proceed(first(picked));
    }

    /** Where nobody's source changes, nobody has to be settled. */
    private Phase first(Movers.Picked picked) {
        List<Reason> why = new ArrayList<>(List.of(picked.why()));
        picked.against().stream()
                .map(reason -> new Reason(STAYS, reason.text()))
                .forEach(why::add);
        if (movers.from().equals(picked.below())) {
            return new Phase(Phase.Name.MOVE, why, picked.choice(), moves(picked.able(), picked.below()));
        }
        List<PlannedStep> steps = picked.able().stream()
                .flatMap(replica -> List.of(
                        required(
                                new Step.StopReceiving(replica.id(), movers.channels(replica)),
                                "it must not get ahead of its new source meanwhile"),
                        drain(replica))
                        .stream())
                .toList();
        return new Phase(Phase.Name.SETTLE, why, picked.choice(), steps);
    }

    private Decision afterSettling(TopologySnapshot snapshot, SoFar soFar) {
        List<ServerView> settled = movers.settled(snapshot, soFar);
        Optional<ServerView> below = snapshot.find(movers.below(soFar)).filter(ServerView::reachable);
        if (settled.isEmpty() || below.isEmpty()) {
            return undo(snapshot, soFar);
        }
        return missing(below.get(), settled)
                .<Decision>map(wanted -> new Proceed(catchUp(below.get().id(), wanted)))
                .orElseGet(() -> move(settled, below.get()));
    }

    /** What the moved ones hold and their new source lacks: on its way there, or of their own making. */
    private Optional<GtidSet> missing(ServerView below, List<ServerView> settled) {
        return settled.stream()
                .flatMap(replica -> GenuineTransactions.receivedBy(replica, movers.from()).stream())
                .reduce(GtidSet::union)
                .filter(wanted -> below.held()
                        .filter(held -> held.sameFlavourAs(wanted) && !held.contains(wanted))
                        .isPresent());
    }

    private Phase catchUp(InstanceId below, GtidSet wanted) {
        return new Phase(
                Phase.Name.CATCH_UP,
                List.of(new Reason("behind", "those that move hold more than " + below + " does")),
                Choice.NONE,
                List.of(required(
                        new Step.WaitUntilHolds(below, wanted, policy.drainAtMost()),
                        "nobody replicates from one who is behind")));
    }

    private Decision afterCatchingUp(TopologySnapshot snapshot, SoFar soFar) {
        Optional<ServerView> below = snapshot.find(movers.below(soFar)).filter(ServerView::reachable);
        List<ServerView> able = below.map(source -> movers.settled(snapshot, soFar).stream()
                        .filter(replica -> missing(source, List.of(replica)).isEmpty())
                        .toList())
                .orElse(List.of());
        return able.isEmpty() ? undo(snapshot, soFar) : move(able, below.orElseThrow());
    }

    private Decision move(List<ServerView> able, ServerView below) {
        return new Proceed(new Phase(
                Phase.Name.MOVE,
                List.of(new Reason("settled", below.id() + " holds all that those hold who move below it")),
                Choice.NONE,
                moves(able, below.id())));
    }

    private List<PlannedStep> moves(List<ServerView> able, InstanceId below) {
        return able.stream()
                .flatMap(replica -> List.of(
                        drain(replica),
                        required(
                                new Step.ReplicateFrom(
                                        replica.id(), below, attach(replica, below), movers.channel(replica)),
                                "it was asked for"))
                        .stream())
                .toList();
    }

    /** By GTID, unless it only starts again where it is. */
    private Attach attach(ServerView replica, InstanceId below) {
        Attach now = replica.linkFrom(movers.from())
                .map(link -> link.settings().attach())
                .orElse(Attach.FILE_POSITION);
        boolean stays = movers.from().equals(below) || now.byGtid();
        return stays ? now : Following.attach(replica).orElse(now);
    }

    private PlannedStep drain(ServerView replica) {
        return required(
                new Step.WaitUntilApplied(replica.id(), policy.drainAtMost(), movers.channels(replica)),
                "repointing throws unapplied relay logs away (I6)");
    }

    private Decision undo(TopologySnapshot snapshot, SoFar soFar) {
        return new MoveUndo(snapshot, movers, soFar, policy).phase().orElseGet(() -> end(snapshot, soFar));
    }

    private Decision end(TopologySnapshot snapshot, SoFar soFar) {
        InstanceId below = movers.below(soFar);
        List<ServerView> there = movers.touched(snapshot, soFar).stream()
                .filter(replica -> replica.linkFrom(below)
                        .filter(link -> link.isReceiving())
                        .isPresent())
                .toList();
        List<Reason> left = new ArrayList<>(soFar.failures());
        for (DonePhase done : soFar.phases()) {
            done.phase().why().stream()
                    .filter(reason -> reason.rule().equals(STAYS))
                    .forEach(left::add);
        }
        left.addAll(movers.notAsBefore(snapshot, soFar));
        if (there.isEmpty()) {
            return new Refused(
                    left.isEmpty() ? List.of(new Reason("not moved", "nobody replicates from " + below)) : left,
                    Choice.NONE);
        }
        return new Finished(
                snapshot.primary().map(ServerView::id).orElse(below),
                Saying.count(there.size(), "replica") + (there.size() == 1 ? " replicates" : " replicate") + " from "
                        + below,
                left);
    }
}
