package dev.baton.plan;

import static dev.baton.plan.PlannedStep.required;

import dev.baton.plan.Decision.Finished;
import dev.baton.plan.Decision.Proceed;
import dev.baton.plan.Decision.Refused;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets a primary that refuses writes take them, if nobody else of its cluster does, or may (I1). */
final class WritesPlanner implements Planner {

    private final InstanceId primary;
    private final RecoveryPolicy policy;

    WritesPlanner(InstanceId primary, RecoveryPolicy policy) {
        this.primary = primary;
        this.policy = policy;
    }

    @Override
    public Decision decide(TopologySnapshot snapshot, SoFar soFar) {
        Optional<SoFar.DonePhase> done = soFar.last(Phase.Name.WRITES);
        if (done.isPresent()) {
            return done.get().succeeded()
                    ? new Finished(primary, primary + " takes writes", List.of())
                    : new Refused(soFar.failures(), Choice.NONE);
        }
        List<Reason> refusals = refusals(snapshot);
        return refusals.isEmpty() ? new Proceed(phase(snapshot.get(primary))) : new Refused(refusals, Choice.NONE);
    }

    private Phase phase(ServerView server) {
        List<PlannedStep> drain = server.links().isEmpty()
                ? List.of()
                : List.of(required(
                        new Step.WaitUntilApplied(primary, policy.drainAtMost()), "nothing received may be lost (I6)"));
        PlannedStep writable = required(new Step.MakeWritable(primary), "it is the primary");
        return new Phase(
                Phase.Name.WRITES,
                List.of(new Reason("read-only", primary + " is the primary, and nobody takes writes")),
                Choice.NONE,
                Stream.concat(drain.stream(), Stream.of(writable)).toList());
    }

    @Override
    public boolean stillHolds(TopologySnapshot snapshot, SoFar soFar, Phase open) {
        return refusals(snapshot).isEmpty();
    }

    private List<Reason> refusals(TopologySnapshot snapshot) {
        Optional<ServerView> found = snapshot.find(primary);
        if (found.isEmpty()
                || snapshot.primary()
                        .filter(server -> server.id().equals(primary))
                        .isEmpty()) {
            return List.of(new Reason(
                    "not the primary",
                    primary + " is not the primary of cluster "
                            + snapshot.cluster().id()));
        }
        if (!found.get().reachable()) {
            return List.of(new Reason("unreachable", primary + " does not answer: " + Saying.state(found.get())));
        }
        if (found.get().downtimed()) {
            return List.of(new Reason("downtime", primary + " is in downtime, and stays as its owner left it"));
        }
        return snapshot.servers().stream()
                .filter(other -> !other.id().equals(primary) && !isPrimaryOfAnother(found.get(), other))
                .flatMap(other -> against(other).stream())
                .toList();
    }

    /** On purpose: a replica collects what both write. */
    private static boolean isPrimaryOfAnother(ServerView primary, ServerView other) {
        return other.links().isEmpty() && primary.feedsTogetherWith(other);
    }

    /** Another one that takes writes, or that might and cannot be asked. */
    private Optional<Reason> against(ServerView other) {
        if (other.lostInRecovery() && !other.reachable()) {
            return Optional.empty();
        }
        if (other.writable()) {
            return Optional.of(new Reason(
                    "another writer",
                    other.id() + (other.reachable() ? " takes writes" : " took writes when it was last seen")
                            + " (I1)"));
        }
        return Optional.empty();
    }
}
