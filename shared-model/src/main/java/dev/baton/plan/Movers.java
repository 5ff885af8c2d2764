package dev.baton.plan;

import dev.baton.plan.SoFar.DonePhase;
import dev.baton.policy.PromotionPolicy;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is taken from one server and put below another. What is not in the wish (the best of them, say) is in the first
 * phase of the plan, so that it is the same at each decision.
 */
final class Movers {

    private final Move move;
    private final PromotionPolicy policy;

    Movers(Move move, RecoveryPolicy policy) {
        this.move = move;
        this.policy = policy.promotion();
    }

    /**
     * Who moves and who does not.
     *
     * @param below where to
     * @param able those that can
     * @param against why the others cannot
     * @param why why it is done
     * @param choice the candidates, where the new source was chosen
     */
    record Picked(InstanceId below, List<ServerView> able, List<Reason> against, Reason why, Choice choice) {
        Picked {
            able = List.copyOf(able);
            against = List.copyOf(against);
        }
    }

    InstanceId from() {
        return move.from();
    }

    Picked pick(TopologySnapshot snapshot) {
        return switch (move) {
            case Move.Relocate(var replica, var from, var below) ->
                pick(snapshot, below, List.of(replica), Choice.NONE, replica + " shall replicate from " + below);
            case Move.RelocateReplicas many ->
                pick(
                        snapshot,
                        many.below(),
                        meant(snapshot, many),
                        Choice.NONE,
                        "the replicas of " + many.from() + " shall replicate from " + many.below());
            case Move.RegroupReplicas(var from) -> regroup(snapshot);
            case Move.TakeSource take -> throw new IllegalStateException("it has a planner of its own");
            case Move.MakeCoPrimary make -> throw new IllegalStateException("it has a planner of its own");
        };
    }

    private Picked regroup(TopologySnapshot snapshot) {
        Family family = Family.of(snapshot, move.from(), SoFar.NOTHING);
        Eligibility eligibility = new Eligibility(family, Set.of(), policy);
        Choice choice = Choice.amongTheLiving(
                new CandidateRanking(family, new CatchingUp(family, Set.of()), eligibility).afterDeath());
        Optional<InstanceId> best = choice.chosen().map(Candidate::id);
        if (best.isEmpty()) {
            Reason nobody = new Reason(
                    "no candidate", "none of the replicas of " + move.from() + " can be the source of the others");
            return new Picked(move.from(), List.of(), List.of(nobody), nobody, choice);
        }
        List<InstanceId> others = family.members().stream()
                .map(ServerView::id)
                .filter(id -> !id.equals(best.get()))
                .toList();
        return pick(snapshot, best.get(), others, choice, best.get() + " shall be the source of its siblings");
    }

    private static List<InstanceId> meant(TopologySnapshot snapshot, Move.RelocateReplicas many) {
        return snapshot.find(many.from()).stream()
                .flatMap(server -> server.replicas().stream())
                .map(ServerView::id)
                .filter(many::means)
                .toList();
    }

    // A clause as a parameter, since only who picks knows it.
    private Picked pick(TopologySnapshot snapshot, InstanceId below, List<InstanceId> all, Choice choice, String wish) {
        List<ServerView> able = new ArrayList<>();
        List<Reason> against = new ArrayList<>();
        for (InstanceId id : all) {
            List<Reason> reasons = against(snapshot, id, below);
            against.addAll(reasons);
            if (reasons.isEmpty()) {
                able.add(snapshot.get(id));
            }
        }
        if (all.isEmpty()) {
            against.add(new Reason("nobody", "no replica of " + move.from() + " is meant: look at its replicas"));
        }
        return new Picked(below, able, against, new Reason("asked", wish), choice);
    }

    private List<Reason> against(TopologySnapshot snapshot, InstanceId id, InstanceId below) {
        Optional<ServerView> replica = snapshot.find(id);
        Optional<ServerView> source = snapshot.find(below);
        if (replica.isEmpty() || source.isEmpty()) {
            return List.of(new Reason(
                    "unknown",
                    (replica.isEmpty() ? id : below) + " is not in cluster "
                            + snapshot.cluster().id() + ": discover it first"));
        }
        if (link(replica.get()).isEmpty()) {
            return List.of(new Reason(
                    "moved meanwhile", id + " does not replicate from " + move.from() + ": look again, and ask again"));
        }
        MoveWay way = MoveWay.of(replica.get(), move.from(), source.get());
        if (way == MoveWay.BY_FILE) {
            return List.of(new Reason(
                    "file position",
                    id + " replicates by file position: move it by itself, or enable GTID on it first"));
        }
        return MoveRules.against(replica.get(), source.get(), way).stream()
                .filter(reason -> !isExpected(reason))
                .toList();
    }

    /** Where replicas are regrouped, their source may well be dead, and then none of them receives. */
    private boolean isExpected(Reason reason) {
        return move instanceof Move.RegroupReplicas && reason.rule().equals("source stopped");
    }

    /** Where they go, as the plan has it. */
    InstanceId below(SoFar soFar) {
        return switch (move) {
            case Move.Relocate(var replica, var from, var below) -> below;
            case Move.RelocateReplicas(var from, var below, var pattern) -> below;
            case Move.RegroupReplicas(var from) ->
                soFar.phases()
                        .getFirst()
                        .phase()
                        .choice()
                        .chosen()
                        .orElseThrow()
                        .id();
            case Move.TakeSource take -> take.above();
            case Move.MakeCoPrimary make -> make.replica();
        };
    }

    /** The channel that is meant, where there are several. */
    Channels channels(ServerView replica) {
        return Channels.of(replica, link(replica));
    }

    /** The channel that is meant, by its name; empty where there is only one. */
    String channel(ServerView replica) {
        return replica.links().size() > 1
                ? link(replica).map(ReplicationLink::channel).orElse("")
                : "";
    }

    /** Its source may be such as the cluster does not know. */
    private Optional<ReplicationLink> link(ServerView replica) {
        return replica.linkFrom(move.from())
                .or(() -> replica.links().stream()
                        .filter(link -> link.source().id().equals(move.from()))
                        .findFirst());
    }

    /** Those that were to move: not the new source, which only had to wait. */
    List<ServerView> touched(TopologySnapshot snapshot, SoFar soFar) {
        InstanceId below = below(soFar);
        return soFar.touched().stream()
                .filter(id -> !id.equals(below))
                .flatMap(id -> snapshot.find(id).stream())
                .toList();
    }

    /** Those that receive no more and have applied all they had. */
    List<ServerView> settled(TopologySnapshot snapshot, SoFar soFar) {
        Optional<DonePhase> settling = soFar.last(Phase.Name.SETTLE);
        Set<InstanceId> failed = settling.stream()
                .flatMap(DonePhase::steps)
                .filter(SoFar.DoneStep::isMissing)
                .map(done -> done.step().target())
                .collect(Collectors.toSet());
        return touched(snapshot, soFar).stream()
                .filter(server -> server.reachable() && !failed.contains(server.id()))
                .toList();
    }

    /** What is not any more as it was, of those that were to move. */
    List<Reason> notAsBefore(TopologySnapshot snapshot, SoFar soFar) {
        InstanceId below = below(soFar);
        return touched(snapshot, soFar).stream()
                .filter(server -> server.linkFrom(below)
                        .filter(ReplicationLink::isReceiving)
                        .isEmpty())
                .filter(server -> link(server)
                        .filter(link -> link.io().state() != IoState.STOPPED)
                        .isEmpty())
                .map(server -> new Reason(
                        "not as before",
                        server.id() + " does not receive from " + move.from() + ": look at it, and start it"))
                .toList();
    }
}
