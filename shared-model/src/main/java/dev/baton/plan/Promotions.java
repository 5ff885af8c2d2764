package dev.baton.plan;

import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of the attempts to make a server writable, by their results and by what is seen now (I1). */
final class Promotions {

    private Promotions() {}

    /**
     * Who takes the writes: the server that was made writable, even if the answer got lost on its way and the step
     * counts as failed.
     */
    static Optional<InstanceId> inEffect(TopologySnapshot snapshot, SoFar soFar) {
        return soFar.promoted()
                .or(() -> soFar.triedToMakeWritable().stream()
                        .filter(id -> answering(snapshot, id)
                                .filter(ServerView::writable)
                                .isPresent())
                        .findFirst());
    }

    /** A server that was tried, and cannot be asked whether it takes writes. */
    static Optional<Reason> inDoubt(TopologySnapshot snapshot, SoFar soFar) {
        return soFar.triedToMakeWritable().stream()
                .filter(id -> answering(snapshot, id).isEmpty())
                .map(id -> new Reason(
                        "half promoted",
                        id + " was told to take writes, the answer never came, and it cannot be asked now: nobody else"
                                + " may take them until a person has looked (I1)"))
                .findFirst();
    }

    /** A server that was tried in vain, and was not told since that it shall not take writes. */
    static Optional<InstanceId> toFence(SoFar soFar) {
        return soFar.triedToMakeWritable().stream()
                .filter(id -> soFar.stepsOf(Phase.Name.FENCE)
                        .noneMatch(done -> done.step() instanceof Step.MakeReadOnly
                                && done.step().target().equals(id)))
                .findFirst();
    }

    /** That it shall not take writes could not be seen to. */
    static Optional<Reason> unfenced(SoFar soFar) {
        return soFar.stepsOf(Phase.Name.FENCE)
                .filter(done -> soFar.triedToMakeWritable().contains(done.step().target()))
                .filter(done -> !done.result().succeeded())
                .map(done -> new Reason(
                        "half promoted",
                        done.step().target() + " was told in vain to take writes, and cannot be kept from it: "
                                + done.result().detail()))
                .findFirst();
    }

    /** Somebody who was tried takes writes, or may. */
    static boolean maybeWritable(TopologySnapshot snapshot, SoFar soFar) {
        return toFence(soFar).isPresent()
                || unfenced(soFar).isPresent()
                || inDoubt(snapshot, soFar).isPresent()
                || soFar.triedToMakeWritable().stream()
                        .anyMatch(id -> answering(snapshot, id)
                                .filter(ServerView::writable)
                                .isPresent());
    }

    /** Servers that answer, take writes and have no source, but for those in downtime. */
    static List<InstanceId> writableRoots(TopologySnapshot snapshot) {
        return snapshot.servers().stream()
                .filter(server -> server.reachable() && server.writable() && !server.downtimed())
                .filter(server -> server.links().isEmpty())
                .map(ServerView::id)
                .toList();
    }

    /**
     * Who takes the writes of a part, or claims them. Where a replica collects what several primaries write on purpose,
     * the others are no claimants: they have parts of their own.
     *
     * @param part the servers that have it, had it or get it
     */
    static List<InstanceId> claimants(TopologySnapshot snapshot, InstanceId... part) {
        List<ServerView> those =
                Stream.of(part).flatMap(id -> snapshot.find(id).stream()).toList();
        return writableRoots(snapshot).stream()
                .filter(id -> those.stream()
                        .noneMatch(server -> !server.id().equals(id) && server.feedsTogetherWith(snapshot.get(id))))
                .toList();
    }

    private static Optional<ServerView> answering(TopologySnapshot snapshot, InstanceId id) {
        return snapshot.find(id).filter(ServerView::reachable);
    }
}
