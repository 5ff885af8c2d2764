package dev.baton.plan;

import static dev.baton.plan.PlannedStep.bestEffort;
import static dev.baton.plan.PlannedStep.required;

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
import java.util.stream.Stream;

/**
 * The way back of a plan that is given up before anybody was promoted: what it stopped is started again, what it fenced
 * takes writes again, and what cannot be put back is told.
 */
final class Restoring {

    private final TopologySnapshot snapshot;
    private final InstanceId origin;
    private final SoFar soFar;
    private final RecoveryPolicy policy;

    /** @param origin the server whose part should have been given to another */
    Restoring(TopologySnapshot snapshot, InstanceId origin, SoFar soFar, RecoveryPolicy policy) {
        this.snapshot = snapshot;
        this.origin = origin;
        this.soFar = soFar;
        this.policy = policy;
    }

    /** Puts back what can be put back, and refuses then. */
    Decision undo(Refused refusal, List<PlannedStep> writes) {
        List<PlannedStep> steps = Stream.concat(
                        writes.stream(), touched().flatMap(server -> receiveAgain(server).stream()))
                .toList();
        return steps.isEmpty()
                ? refused(refusal)
                : new Proceed(new Phase(Phase.Name.UNDO, refusal.reasons(), refusal.choice(), steps));
    }

    /** The refusal for whose sake everything was put back, with what could not be. */
    Refused afterUndo(SoFar.DonePhase undone) {
        List<Reason> reasons = new ArrayList<>(undone.phase().why());
        undone.steps()
                .filter(done -> !done.result().succeeded() && !(done.result() instanceof StepResult.Skipped))
                .map(done -> new Reason(
                        "not as before",
                        PlanPrinter.say(done.step()) + ": " + done.result().detail()))
                .forEach(reasons::add);
        return refused(new Refused(reasons, undone.phase().choice()));
    }

    /** The refusal, and what is not any more as it was. */
    Refused refused(Refused refusal) {
        List<Reason> changed =
                touched().flatMap(server -> changed(server).stream()).toList();
        return new Refused(
                Stream.concat(refusal.reasons().stream(), changed.stream()).toList(), refusal.choice());
    }

    private List<PlannedStep> receiveAgain(ServerView server) {
        Optional<ReplicationLink> link = server.linkFrom(origin);
        if (link.isPresent()) {
            return isStoppedByUs(server, link.get())
                    ? List.of(bestEffort(
                            new Step.StartReplication(server.id(), Channels.from(origin, server)),
                            "it was stopped for this"))
                    : List.of();
        }
        boolean canReturn = snapshot.find(origin).filter(ServerView::reachable).isPresent()
                && server.links().stream().noneMatch(ReplicationLink::isReceiving)
                && Following.attach(server).isPresent();
        return canReturn
                ? List.of(
                        required(
                                new Step.WaitUntilApplied(server.id(), policy.drainAtMost()),
                                "repointing throws unapplied relay logs away (I6)"),
                        required(
                                new Step.ReplicateFrom(
                                        server.id(),
                                        origin,
                                        Following.attach(server).orElseThrow()),
                                "it was taken away from there for this"))
                : List.of();
    }

    private Optional<Reason> changed(ServerView server) {
        if (server.links().isEmpty()) {
            return Optional.of(new Reason("no source", server.id() + " replicates from nobody now"));
        }
        Optional<ReplicationLink> link = server.linkFrom(origin);
        if (link.isEmpty()) {
            String sources = String.join(
                    ", ",
                    server.links().stream()
                            .map(other -> other.source().id().toString())
                            .toList());
            return Optional.of(
                    new Reason("moved", server.id() + " replicates from " + sources + " now, and stays there"));
        }
        return isStoppedByUs(server, link.get())
                ? Optional.of(new Reason("stopped", server.id() + " does not receive: this plan stopped it"))
                : Optional.empty();
    }

    private boolean isStoppedByUs(ServerView server, ReplicationLink link) {
        return link.io().state() == IoState.STOPPED
                && (soFar.triedOn(server.id(), Step.StopReceiving.class)
                        || soFar.triedOn(server.id(), Step.StopReplication.class));
    }

    private Stream<ServerView> touched() {
        return soFar.touched().stream()
                .filter(id -> !id.equals(origin))
                .flatMap(id -> snapshot.find(id).stream())
                .filter(ServerView::reachable);
    }
}
