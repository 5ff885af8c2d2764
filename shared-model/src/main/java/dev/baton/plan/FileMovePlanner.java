package dev.baton.plan;

import static dev.baton.plan.PlannedStep.required;

import dev.baton.gtid.BinlogPosition;
import dev.baton.plan.Decision.Finished;
import dev.baton.plan.Decision.Proceed;
import dev.baton.plan.Decision.Refused;
import dev.baton.plan.SoFar.DonePhase;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ReplicationLink.SqlState;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Moves one replica by file position, one step up or below a sibling. The server in the middle (the source that is left,
 * or the sibling) stands still meanwhile: only when it and the replica have applied the same transactions, a place in
 * one log is the same as a place in the other. Nothing received is thrown away: it is the middle one that waits for the
 * replica, whose relay log cannot be kept (I6).
 */
final class FileMovePlanner implements Planner {

    private static final String LATE = "told late";

    private final Move.Relocate move;
    private final RecoveryPolicy policy;

    FileMovePlanner(Move.Relocate move, RecoveryPolicy policy) {
        this.move = move;
        this.policy = policy;
    }

    @Override
    public Decision decide(TopologySnapshot snapshot, SoFar soFar) {
        Optional<Middle> middle = Middle.of(snapshot, move);
        if (soFar.phases().isEmpty()) {
            return middle.map(this::begin).orElseGet(this::gone);
        }
        Optional<DonePhase> undone = soFar.last(Phase.Name.UNDO);
        if (undone.isPresent()) {
            List<Reason> reasons = Stream.concat(
                            undone.get().phase().why().stream(), undone.get().failures())
                    .toList();
            return new Refused(reasons, Choice.NONE);
        }
        boolean succeeded = soFar.last().orElseThrow().succeeded();
        if (succeeded && soFar.last(Phase.Name.MOVE).isPresent()) {
            return finished(snapshot);
        }
        return succeeded && middle.isPresent() ? align(snapshot, soFar, middle.get()) : undo(snapshot, soFar);
    }

    /** The server that stands still, the replica, and how they stand to each other. */
    private record Middle(ServerView still, ServerView replica, InstanceId above, Way way) {

        /** Whether the replica leaves the middle one, or comes to it. */
        enum Way {
            UP,
            BELOW
        }

        static Optional<Middle> of(TopologySnapshot snapshot, Move.Relocate move) {
            Optional<ServerView> replica = snapshot.find(move.replica()).filter(ServerView::reachable);
            Optional<ServerView> up = snapshot.find(move.from())
                    .filter(server ->
                            server.reachable() && server.linkFrom(move.below()).isPresent());
            Optional<ServerView> sibling = snapshot.find(move.below())
                    .filter(server ->
                            server.reachable() && server.linkFrom(move.from()).isPresent());
            return replica.flatMap(mover -> up.map(still -> new Middle(still, mover, move.below(), Way.UP))
                    .or(() -> sibling.map(still -> new Middle(still, mover, move.from(), Way.BELOW))));
        }

        Optional<BinlogPosition> applied() {
            return still.linkFrom(above).flatMap(link -> link.progress().appliedPosition());
        }

        Optional<BinlogPosition> end() {
            return still.facts().flatMap(facts -> facts.binaryLog().end());
        }

        /**
         * Those that receive no more and tell a place that is behind what they received: a server that applies in several
         * threads says only now and then how far it is.
         */
        List<PlannedStep> toBeTold(InstanceId from, Duration atMost) {
            Stream<Optional<PlannedStep>> behind = Stream.of(
                    toBeTold(replica, from, atMost), way == Way.UP ? toBeTold(still, above, atMost) : Optional.empty());
            return behind.flatMap(Optional::stream).toList();
        }

        private static Optional<PlannedStep> toBeTold(ServerView server, InstanceId source, Duration atMost) {
            return server.linkFrom(source)
                    .filter(link -> link.io().state() == IoState.STOPPED)
                    .map(ReplicationLink::progress)
                    .filter(progress -> !progress.read().equals(progress.applied()))
                    .flatMap(ReplicationLink.Progress::readPosition)
                    .map(read -> required(
                            new Adjustment.WaitUntilReached(server.id(), read, atMost),
                            "it has applied all, and tells its place a little later"));
        }

        Optional<BinlogPosition> replicaApplied(InstanceId from) {
            return replica.linkFrom(from).flatMap(link -> link.progress().appliedPosition());
        }
    }

    private Decision gone() {
        return new Refused(
                List.of(new Reason(
                        "file position",
                        move.replica() + " can be moved by file position one step up or below a sibling only, and all"
                                + " three have to answer: look again, or enable GTID")),
                Choice.NONE);
    }

    private Decision begin(Middle middle) {
        List<Reason> against = against(middle);
        if (!against.isEmpty()) {
            return new Refused(against, Choice.NONE);
        }
        InstanceId still = middle.still().id();
        List<PlannedStep> steps = switch (middle.way()) {
            case UP ->
                List.of(
                        required(new Step.StopReceiving(still), "it has to stand still at a place that is known"),
                        required(new Step.WaitUntilApplied(still, policy.drainAtMost()), "its log ends there then"));
            case BELOW ->
                List.of(required(new Step.StopReplication(still), "it has to stand still until the replica is as far"));
        };
        return align("asked", move.replica() + " shall replicate from " + move.below() + ", by file position", steps);
    }

    private List<Reason> against(Middle middle) {
        ServerView below = middle.replica().snapshot().get(move.below());
        List<Reason> against = new ArrayList<>(MoveRules.against(middle.replica(), below, MoveWay.BY_FILE));
        if (middle.still().writable()) {
            against.add(new Reason(
                    "writable",
                    middle.still().id() + " takes writes, so that the end of its log stands never still: make it"
                            + " read-only first"));
        }
        if (middle.still().links().size() > 1 || middle.replica().links().size() > 1) {
            against.add(
                    new Reason("channels", "with several channels no file position stands still: enable GTID instead"));
        }
        if (middle.applied().isEmpty() || middle.end().isEmpty()) {
            against.add(new Reason(
                    "no place", "the places of " + middle.still().id() + " are not known: let it replicate first"));
        }
        CatchingUp.whyUnapplied(middle.still()).ifPresent(against::add);
        return against;
    }

    private Decision align(TopologySnapshot snapshot, SoFar soFar, Middle middle) {
        List<PlannedStep> late = middle.toBeTold(move.from(), policy.drainAtMost());
        if (!late.isEmpty()) {
            boolean waited = isWaiting(soFar.last().orElseThrow());
            return waited ? undo(snapshot, soFar) : align(LATE, "the place of one is told a little late", late);
        }
        long done = soFar.phases().stream()
                .filter(phase -> phase.phase().name() == Phase.Name.ALIGN && !isWaiting(phase))
                .count();
        Optional<BinlogPosition> place = middle.way() == Middle.Way.UP ? middle.end() : middle.applied();
        Optional<BinlogPosition> reached = middle.replicaApplied(move.from());
        if (place.isEmpty() || reached.isEmpty()) {
            return undo(snapshot, soFar);
        }
        if (done == 1) {
            return catchUp(place.get());
        }
        boolean same = place.equals(reached);
        if (done == 2 && !same && middle.way() == Middle.Way.BELOW) {
            return align(
                    "ahead",
                    move.replica() + " has applied up to " + reached.get().text(),
                    List.of(required(
                            new Adjustment.ApplyUntil(middle.still().id(), reached.get(), policy.drainAtMost()),
                            "both have applied the same then")));
        }
        return same ? move(middle) : undo(snapshot, soFar);
    }

    private static boolean isWaiting(DonePhase done) {
        return done.phase().why().stream().anyMatch(reason -> reason.rule().equals(LATE));
    }

    private Decision catchUp(BinlogPosition place) {
        return align(
                "stands still",
                "the replica has to come as far as " + place.text(),
                List.of(
                        required(
                                new Adjustment.WaitUntilReached(move.replica(), place, policy.drainAtMost()),
                                "it must not be behind"),
                        required(new Step.StopReceiving(move.replica()), "it stands still too"),
                        required(
                                new Step.WaitUntilApplied(move.replica(), policy.drainAtMost()),
                                "repointing throws unapplied relay logs away (I6)")));
    }

    private Decision move(Middle middle) {
        Optional<BinlogPosition> at = middle.way() == Middle.Way.UP ? middle.applied() : middle.end();
        return new Proceed(new Phase(
                Phase.Name.MOVE,
                List.of(new Reason(
                        "aligned", move.replica() + " and " + middle.still().id() + " have applied the same")),
                Choice.NONE,
                List.of(
                        required(
                                new Adjustment.ReplicateAt(move.replica(), move.below(), at.orElseThrow()),
                                "the same place, in another log"),
                        required(new Step.StartReplication(middle.still().id()), "it was stopped for this"))));
    }

    private Decision undo(TopologySnapshot snapshot, SoFar soFar) {
        List<Reason> failures = new ArrayList<>(soFar.failures());
        if (failures.isEmpty()) {
            failures.add(new Reason("not aligned", "the two did not come to stand at the same place: ask again"));
        }
        List<PlannedStep> steps = soFar.touched().stream()
                .flatMap(id -> snapshot.find(id).stream())
                .filter(server -> server.reachable() && server.links().stream().anyMatch(FileMovePlanner::isStopped))
                .map(server -> required(new Step.StartReplication(server.id()), "it was stopped for this"))
                .toList();
        return steps.isEmpty()
                ? new Refused(failures, Choice.NONE)
                : new Proceed(new Phase(Phase.Name.UNDO, failures, Choice.NONE, steps));
    }

    private static boolean isStopped(ReplicationLink link) {
        return link.io().state() == IoState.STOPPED || link.sql().state() == SqlState.STOPPED;
    }

    private Finished finished(TopologySnapshot snapshot) {
        return new Finished(
                snapshot.primary().map(ServerView::id).orElse(move.below()),
                move.replica() + " replicates from " + move.below(),
                List.of());
    }

    private static Proceed align(String rule, String why, List<PlannedStep> steps) {
        return new Proceed(new Phase(Phase.Name.ALIGN, List.of(new Reason(rule, why)), Choice.NONE, steps));
    }
}
