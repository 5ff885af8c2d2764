package dev.baton.plan;

import static dev.baton.plan.PlannedStep.required;

import dev.baton.gtid.GtidSet;
import dev.baton.plan.Decision.Finished;
import dev.baton.plan.Decision.Proceed;
import dev.baton.plan.Decision.Refused;
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
 * Swaps a replica with its source, which is a replica itself: the source stands still until the replica has all of it,
 * then the replica moves up, then the source goes below it.
 */
final class TakeSourcePlanner implements Planner {

    private final Move.TakeSource move;
    private final RecoveryPolicy policy;

    TakeSourcePlanner(Move.TakeSource move, RecoveryPolicy policy) {
        this.move = move;
        this.policy = policy;
    }

    @Override
    public Decision decide(TopologySnapshot snapshot, SoFar soFar) {
        if (soFar.phases().isEmpty()) {
            return begin(snapshot);
        }
        if (soFar.last(Phase.Name.UNDO).isPresent()) {
            return new Refused(soFar.failures(), Choice.NONE);
        }
        if (!soFar.last().orElseThrow().succeeded()) {
            return undo(snapshot, soFar);
        }
        return goOn(snapshot, soFar);
    }

    private Decision begin(TopologySnapshot snapshot) {
        List<Reason> against = against(snapshot);
        return against.isEmpty()
                ? new Proceed(phase(
                        Phase.Name.SETTLE,
                        new Reason("asked", move.replica() + " and " + move.from() + " shall swap their places"),
                        List.of(
                                required(
                                        new Step.StopReceiving(move.from()),
                                        move.replica() + " can only overtake it while it stands still"),
                                drain(move.from()))))
                : new Refused(against, Choice.NONE);
    }

    private List<Reason> against(TopologySnapshot snapshot) {
        Optional<ServerView> lower = snapshot.find(move.replica());
        Optional<ServerView> middle = snapshot.find(move.from());
        Optional<ServerView> top = snapshot.find(move.above());
        boolean asAsked = lower.flatMap(server -> server.linkFrom(move.from())).isPresent()
                && middle.flatMap(server -> server.linkFrom(move.above())).isPresent();
        if (!asAsked || top.isEmpty()) {
            return List.of(new Reason(
                    "moved meanwhile",
                    move.replica() + " is not two below " + move.above() + ": look again, and ask again"));
        }
        List<Reason> against = new ArrayList<>(MoveRules.against(lower.get(), top.get(), MoveWay.BY_GTID));
        MoveRules.unreachable(middle.get()).ifPresent(against::add);
        against.addAll(Following.obstacles(middle.get(), lower.get()));
        CatchingUp.whyUnapplied(middle.get()).ifPresent(against::add);
        if (middle.get().isCoPrimary()) {
            against.add(new Reason(
                    "co-primary",
                    move.from() + " is a co-primary, and the three would replicate in a ring: let it forget its source"
                            + " first, or take the primary's part over by a takeover"));
        }
        return against;
    }

    private Decision goOn(TopologySnapshot snapshot, SoFar soFar) {
        return switch (soFar.last().orElseThrow().phase().name()) {
            case SETTLE -> catchUp(snapshot, soFar);
            case CATCH_UP ->
                new Proceed(phase(
                        Phase.Name.MOVE,
                        new Reason("caught up", move.replica() + " holds all that " + move.from() + " holds"),
                        follow(snapshot, move.replica(), move.above())));
            case MOVE -> afterMove(snapshot);
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
                    UNDO,
                    ALIGN,
                    CHANGE,
                    HOOKS_BEFORE,
                    HOOKS_AFTER,
                    ADDRESS -> throw new IllegalStateException("no such phase is planned here");
        };
    }

    private Decision catchUp(TopologySnapshot snapshot, SoFar soFar) {
        Optional<GtidSet> all =
                snapshot.find(move.from()).filter(ServerView::reachable).flatMap(ServerView::held);
        return all.<Decision>map(wanted -> new Proceed(phase(
                        Phase.Name.CATCH_UP,
                        new Reason("stands still", move.from() + " holds " + wanted.text() + " and receives no more"),
                        List.of(required(
                                new Step.WaitUntilHolds(move.replica(), wanted, policy.drainAtMost()),
                                "it shall be its source")))))
                .orElseGet(() -> undo(snapshot, soFar));
    }

    private Decision afterMove(TopologySnapshot snapshot) {
        boolean swapped = snapshot.find(move.from())
                .flatMap(server -> server.linkFrom(move.replica()))
                .isPresent();
        return swapped
                ? new Finished(
                        snapshot.primary().map(ServerView::id).orElse(move.above()),
                        move.replica() + " replicates from " + move.above() + ", and " + move.from() + " from it",
                        List.of())
                : new Proceed(phase(
                        Phase.Name.MOVE,
                        new Reason("moved up", move.replica() + " replicates from " + move.above()),
                        follow(snapshot, move.from(), move.replica())));
    }

    private List<PlannedStep> follow(TopologySnapshot snapshot, InstanceId server, InstanceId source) {
        return snapshot.find(server).flatMap(Following::attach).stream()
                .flatMap(attach -> List.of(
                        drain(server), required(new Step.ReplicateFrom(server, source, attach), "it was asked for"))
                        .stream())
                .toList();
    }

    /** Whoever did not arrive goes back; a replica that has moved up stays there. */
    private Decision undo(TopologySnapshot snapshot, SoFar soFar) {
        List<PlannedStep> steps = new ArrayList<>(back(snapshot, move.from(), move.above()));
        boolean movedUp = follows(snapshot, move.replica(), move.above());
        if (!movedUp) {
            steps.addAll(back(snapshot, move.replica(), move.from()));
        }
        return steps.isEmpty()
                ? new Refused(soFar.failures(), Choice.NONE)
                : new Proceed(new Phase(Phase.Name.UNDO, soFar.failures(), Choice.NONE, steps));
    }

    private List<PlannedStep> back(TopologySnapshot snapshot, InstanceId server, InstanceId source) {
        Optional<ServerView> view = snapshot.find(server).filter(ServerView::reachable);
        Optional<ReplicationLink> link = view.flatMap(there -> there.linkFrom(source));
        if (view.isEmpty()
                || link.filter(there -> there.io().state() != IoState.STOPPED).isPresent()) {
            return List.of();
        }
        return link.isPresent()
                ? List.of(required(new Step.StartReplication(server), "it was stopped for this"))
                : follow(snapshot, server, source);
    }

    private static boolean follows(TopologySnapshot snapshot, InstanceId server, InstanceId source) {
        return snapshot.find(server)
                .flatMap(there -> there.linkFrom(source))
                .filter(ReplicationLink::isReceiving)
                .isPresent();
    }

    private PlannedStep drain(InstanceId server) {
        return required(
                new Step.WaitUntilApplied(server, policy.drainAtMost()),
                "repointing throws unapplied relay logs away (I6)");
    }

    private static Phase phase(Phase.Name name, Reason why, List<PlannedStep> steps) {
        return new Phase(name, List.of(why), Choice.NONE, steps);
    }
}
