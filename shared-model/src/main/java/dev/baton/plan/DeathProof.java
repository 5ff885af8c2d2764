package dev.baton.plan;

import static dev.baton.plan.PlannedStep.bestEffort;
import static dev.baton.plan.PlannedStep.required;

import dev.baton.plan.Decision.Proceed;
import dev.baton.plan.Decision.Refused;
import dev.baton.plan.SoFar.DonePhase;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Observation;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The evidence without which a primary is not dead (I7).
 *
 * <p>A crash breaks every connection, the replicas' too: none of them receives, and that is the proof. A silence breaks
 * nothing: the replicas go on saying that they receive until their own network time-out. Then those that have applied
 * all they received reconnect, which a living primary grants at once, and the others have to receive nothing meanwhile.
 */
final class DeathProof {

    private static final Duration RECONNECT_WITHIN = Duration.ofMillis(1500);

    private final InstanceId failed;

    DeathProof(InstanceId failed) {
        this.failed = failed;
    }

    /** A refusal, or a phase that brings more evidence, or empty: it is proven. */
    Optional<Decision> decide(TopologySnapshot snapshot, SoFar soFar) {
        List<Reason> refusals = refusals(snapshot);
        if (!refusals.isEmpty()) {
            return Optional.of(new Refused(refusals, Choice.NONE));
        }
        ServerView primary = snapshot.get(failed);
        List<ServerView> receiving = receiving(primary);
        if (receiving.isEmpty()) {
            return Optional.empty();
        }
        return soFar.last(Phase.Name.PROVE)
                .map(proven -> judge(proven, primary, receiving))
                .orElseGet(() -> Optional.of(prove(receiving)));
    }

    /** What speaks for its death, for the record. */
    List<Reason> reasons(TopologySnapshot snapshot) {
        ServerView primary = snapshot.get(failed);
        long reachable =
                primary.replicas().stream().filter(ServerView::reachable).count();
        return List.of(
                new Reason("unreachable", why(primary)),
                new Reason(
                        "votes",
                        snapshot.votes().against(failed) + " of "
                                + snapshot.votes().liveWorkers() + " live workers cannot reach it"),
                new Reason(
                        "replicas",
                        reachable - receiving(primary).size() + " of " + reachable
                                + " reachable replicas do not receive from it"));
    }

    private List<Reason> refusals(TopologySnapshot snapshot) {
        Optional<ServerView> found = snapshot.find(failed);
        if (found.isEmpty()) {
            return List.of(new Reason(
                    "unknown",
                    failed + " is not in cluster " + snapshot.cluster().id()));
        }
        ServerView primary = found.get();
        if (primary.isCoPrimary()) {
            return List.of(new Reason("co-primary", failed + " is one of several primaries; a person has to decide"));
        }
        if (!primary.unreachable()) {
            return List.of(new Reason("alive", failed + " answers"));
        }
        if (primary.isReplica()) {
            return List.of(new Reason("not the primary", failed + " replicates from another server"));
        }
        if (!snapshot.votes().majorityAgainst(failed)) {
            return List.of(new Reason(
                    "votes",
                    "only " + snapshot.votes().against(failed) + " of "
                            + snapshot.votes().liveWorkers() + " live workers cannot reach " + failed));
        }
        if (primary.replicas().stream().noneMatch(ServerView::reachable)) {
            return List.of(new Reason("no replica", "no replica of " + failed + " answers"));
        }
        return List.of();
    }

    private Decision prove(List<ServerView> receiving) {
        List<PlannedStep> steps = receiving.stream()
                .map(replica -> replica.hasUnapplied()
                        ? required(
                                new Step.SeeNothingReceived(
                                        replica.id(), replica.received().orElseThrow(), RECONNECT_WITHIN),
                                "it has unapplied transactions, so its receiving thread may not be restarted (I6)")
                        : bestEffort(
                                new Step.ReconnectToSource(replica.id(), RECONNECT_WITHIN),
                                "a living primary would take it back at once"))
                .toList();
        return new Proceed(new Phase(
                Phase.Name.PROVE,
                List.of(new Reason("silence", "the workers cannot reach it, but replicas say they still receive")),
                Choice.NONE,
                steps));
    }

    /** Empty if the silence is proven: a majority of the reachable replicas lost it, and nobody received anything. */
    private Optional<Decision> judge(DonePhase proven, ServerView primary, List<ServerView> receiving) {
        List<Reason> alive = Stream.concat(
                        proven.failures(),
                        receiving.stream()
                                .filter(replica -> reconnected(proven, replica))
                                .map(replica -> new Reason("reconnected", replica.id() + " reached it again")))
                .toList();
        long reachable =
                primary.replicas().stream().filter(ServerView::reachable).count();
        if (!alive.isEmpty()) {
            return Optional.of(new Refused(alive, Choice.NONE));
        }
        if (receiving.size() * 2L >= reachable) {
            return Optional.of(new Refused(
                    List.of(new Reason(
                            "not proven",
                            receiving.size() + " of " + reachable
                                    + " replicas have unapplied transactions and cannot be asked to reconnect yet")),
                    Choice.NONE));
        }
        return Optional.empty();
    }

    private static boolean reconnected(DonePhase proven, ServerView replica) {
        return proven.phase().steps().stream()
                .map(PlannedStep::step)
                .anyMatch(step ->
                        step instanceof Step.ReconnectToSource && step.target().equals(replica.id()));
    }

    private List<ServerView> receiving(ServerView primary) {
        return primary.replicas().stream()
                .filter(ServerView::reachable)
                .filter(replica -> replica.linkFrom(failed)
                        .filter(ReplicationLink::isReceiving)
                        .isPresent())
                .toList();
    }

    private static String why(ServerView primary) {
        return switch (primary.server().observation()) {
            case Observation.Unreachable unreachable -> unreachable.why().toString();
            case Observation.NeverSeen never -> never.why().toString();
            case Observation.TurnedAway turned -> turned.why().toString();
            case Observation.Reachable reachable -> "it answers";
        };
    }
}
