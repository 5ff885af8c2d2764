package dev.baton.plan;

import static dev.baton.plan.PlannedStep.bestEffort;
import static dev.baton.plan.PlannedStep.required;

import dev.baton.analysis.ErrantTransactions;
import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The phase after a promotion: everybody who can replicates from the new primary, and who cannot is listed as lost. */
final class Repointing {

    private final TopologySnapshot snapshot;
    private final Family family;
    private final ServerView successor;
    private final Backlog backlog;
    private final LostReplicas lost;

    Repointing(TopologySnapshot snapshot, Family family, ServerView successor, Backlog backlog) {
        this.snapshot = snapshot;
        this.family = family;
        this.successor = successor;
        this.backlog = backlog;
        this.lost = new LostReplicas(family.origin(), backlog.policy());
    }

    Phase phase() {
        List<PlannedStep> steps = new ArrayList<>();
        if (snapshot.find(family.origin()).filter(ServerView::alive).isPresent()) {
            steps.add(bestEffort(
                    Step.MakeReadOnly.endingClients(family.origin()),
                    "it came back, and another one takes the writes now (I1)"));
        }
        steps.add(LostReplicas.mark(family.origin(), gone(), "it is not to be used before somebody looked at it"));
        family.members().stream()
                .filter(replica -> !replica.id().equals(successor.id()) && !receives(replica))
                .forEach(replica -> bring(replica, "the new primary is its source", steps));
        return new Phase(
                Phase.Name.REPOINT,
                List.of(new Reason("promoted", successor.id() + " takes the writes")),
                Choice.NONE,
                steps);
    }

    /**
     * Together with the promotion: until one of these follows, the new primary acknowledges no write. Only where all stand
     * where they are to begin; the others follow in a phase of their own.
     */
    List<PlannedStep> acknowledging() {
        List<PlannedStep> steps = new ArrayList<>();
        if (SemiSyncParts.willWait(snapshot.get(family.origin()), successor) && !successor.hasUnapplied()) {
            family.reachableBut(successor).stream()
                    .filter(replica -> SemiSyncParts.acknowledges(replica)
                            && !replica.hasUnapplied()
                            && obstacle(replica).isEmpty())
                    .forEach(replica ->
                            bring(replica, "the new primary acknowledges no write before somebody follows it", steps));
        }
        return steps;
    }

    /** Once more, for those that were too far behind and came nearer; empty if there are none. */
    Optional<Phase> late() {
        List<PlannedStep> steps = new ArrayList<>();
        List<ServerView> late =
                family.members().stream().filter(backlog::comesNearer).toList();
        late.forEach(replica -> bring(replica, "the new primary is its source", steps));
        return late.isEmpty()
                ? Optional.empty()
                : Optional.of(new Phase(
                        Phase.Name.REPOINT,
                        late.stream()
                                .map(replica -> new Reason("late", replica.id() + " is behind, and comes nearer"))
                                .toList(),
                        Choice.NONE,
                        steps));
    }

    /** What is left to do about those that could not be brought along; empty if there is nothing. */
    Optional<Phase> abandon() {
        List<Reason> why = new ArrayList<>();
        List<PlannedStep> steps = new ArrayList<>();
        for (ServerView replica : family.members()) {
            if (isMarked(replica)) {
                settled(replica).ifPresent(steps::add);
            } else if (!replica.id().equals(successor.id()) && !follows(replica)) {
                why.add(new Reason("lost", replica.id() + " could not be brought along: " + why(replica)));
                steps.addAll(lost.leave(replica, why(replica)));
            }
        }
        if (why.isEmpty()) {
            why.add(new Reason("lost", "those that cannot follow have applied all they received"));
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(new Phase(Phase.Name.REPOINT, why, Choice.NONE, steps));
    }

    private boolean isMarked(ServerView replica) {
        return backlog.soFar().triedOn(replica.id(), Step.MarkLost.class);
    }

    /** It had to apply something first. */
    private Optional<PlannedStep> settled(ServerView replica) {
        return backlog.soFar().triedOn(replica.id(), Step.DetachReplica.class)
                ? Optional.empty()
                : lost.detach(replica);
    }

    /** Connected, or trying: what keeps it may be over soon. One whose receiving thread has given up does not follow. */
    private boolean follows(ServerView replica) {
        return replica.linkFrom(successor.id())
                .filter(link -> link.io().state() != IoState.STOPPED)
                .isPresent();
    }

    /** It was brought along already. */
    private boolean receives(ServerView replica) {
        return replica.reachable()
                && replica.linkFrom(successor.id())
                        .filter(ReplicationLink::isReplicating)
                        .isPresent();
    }

    private String why(ServerView replica) {
        return replica.reachable() ? whyFailed(replica) : obstacle(replica).orElseThrow();
    }

    private String whyFailed(ServerView replica) {
        return backlog.soFar()
                .stepsOf(Phase.Name.REPOINT)
                .filter(done -> done.step().target().equals(replica.id()))
                .filter(done -> done.isMissing() && !(done.result() instanceof StepResult.Skipped))
                .reduce((first, second) -> second)
                .map(done -> done.told().text())
                .orElse("it does not replicate from " + successor.id());
    }

    private void bring(ServerView replica, String why, List<PlannedStep> steps) {
        Optional<String> obstacle = obstacle(replica);
        if (obstacle.isPresent()) {
            lost.drain(replica).ifPresent(steps::add);
            steps.addAll(lost.leave(replica, obstacle.get()));
            return;
        }
        steps.add(backlog.drain(replica, family.origin(), "repointing throws unapplied relay logs away (I6)"));
        steps.add(required(
                new Step.ReplicateFrom(
                        replica.id(),
                        successor.id(),
                        Following.attach(replica).orElseThrow(),
                        Following.channel(replica, family.origin())),
                why));
    }

    private String gone() {
        boolean alive = snapshot.find(family.origin()).filter(ServerView::alive).isPresent();
        return alive ? "it was replaced" : "it died";
    }

    private Optional<String> obstacle(ServerView replica) {
        if (!replica.reachable()) {
            return Optional.of(
                    replica.alive()
                            ? "it does not let us in (" + Saying.state(replica) + ")"
                            : "it does not answer (" + Saying.state(replica) + ")");
        }
        return Stream.of(
                        Following.onChannel(replica, successor).stream().findFirst(),
                        errant(replica),
                        CatchingUp.brokenFrom(family.origin(), replica),
                        CatchingUp.whyUnappliedFrom(family.origin(), replica),
                        beyond(replica))
                .flatMap(Optional::stream)
                .map(Reason::text)
                .findFirst();
    }

    /** MySQL tells its transactions apart; on MariaDB the first of the new primary would collide with them. */
    private static Optional<Reason> errant(ServerView replica) {
        return ErrantTransactions.of(replica)
                .filter(MariaDbGtidSet.class::isInstance)
                .map(errant -> new Reason(
                        "errant",
                        "it holds transactions of its own, which the new ones collide with: " + errant.text()));
    }

    private Optional<Reason> beyond(ServerView replica) {
        return GenuineTransactions.receivedBy(replica, family.origin())
                .flatMap(theirs -> successor.held().map(theirs::minus))
                .filter(more -> !more.isEmpty())
                .map(more -> new Reason("ahead", "it received what the new primary never had: " + more.text()));
    }
}
