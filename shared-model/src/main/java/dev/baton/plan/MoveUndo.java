package dev.baton.plan;

import static dev.baton.plan.PlannedStep.required;

import dev.baton.plan.Decision.Proceed;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.List;
import java.util.Optional;

/** The way back of those that were to move and did not arrive. Those that arrived stay where they are. */
final class MoveUndo {

    private final TopologySnapshot snapshot;
    private final Movers movers;
    private final SoFar soFar;
    private final RecoveryPolicy policy;

    MoveUndo(TopologySnapshot snapshot, Movers movers, SoFar soFar, RecoveryPolicy policy) {
        this.snapshot = snapshot;
        this.movers = movers;
        this.soFar = soFar;
        this.policy = policy;
    }

    /** What puts them back; empty if there is nothing to put back. */
    Optional<Decision> phase() {
        List<PlannedStep> steps = movers.touched(snapshot, soFar).stream()
                .filter(ServerView::reachable)
                .flatMap(server -> back(server).stream())
                .toList();
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(new Proceed(new Phase(Phase.Name.UNDO, why(), Choice.NONE, steps)));
    }

    private List<Reason> why() {
        List<Reason> failures = soFar.failures();
        return failures.isEmpty()
                ? List.of(new Reason("not moved", "it cannot be gone on with; those that did not move go on as before"))
                : failures;
    }

    private List<PlannedStep> back(ServerView server) {
        Optional<ReplicationLink> old = server.linkFrom(movers.from());
        if (old.isPresent()) {
            return old.get().io().state() == IoState.STOPPED
                    ? List.of(required(
                            new Step.StartReplication(server.id(), movers.channels(server)), "it was stopped for this"))
                    : List.of();
        }
        boolean arrived = server.linkFrom(movers.below(soFar))
                .filter(ReplicationLink::isReceiving)
                .isPresent();
        boolean canReturn =
                snapshot.find(movers.from()).filter(ServerView::reachable).isPresent();
        return arrived || !canReturn ? List.of() : giveBack(server);
    }

    private List<PlannedStep> giveBack(ServerView server) {
        return Following.attach(server).stream()
                .flatMap(attach -> List.of(
                        required(
                                new Step.WaitUntilApplied(
                                        server.id(), policy.drainAtMost(), Channels.from(movers.below(soFar), server)),
                                "repointing throws unapplied relay logs away (I6)"),
                        required(
                                new Step.ReplicateFrom(server.id(), movers.from(), attach, channelNow(server)),
                                "it was taken away from there for this"))
                        .stream())
                .toList();
    }

    private String channelNow(ServerView server) {
        return server.links().size() > 1
                ? server.linkFrom(movers.below(soFar))
                        .map(ReplicationLink::channel)
                        .orElse("")
                : "";
    }
}
