package dev.baton.plan;

import static dev.baton.plan.PlannedStep.required;

import dev.baton.plan.Decision.Finished;
import dev.baton.plan.Decision.Proceed;
import dev.baton.plan.Decision.Refused;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.List;
import java.util.Optional;

/** Keeps a primary that was replaced, and that came back, from taking writes (I1). What it holds is left as it is. */
final class FencePlanner implements Planner {

    private final InstanceId returned;

    FencePlanner(InstanceId returned) {
        this.returned = returned;
    }

    @Override
    public Decision decide(TopologySnapshot snapshot, SoFar soFar) {
        Optional<SoFar.DonePhase> done = soFar.last(Phase.Name.FENCE);
        if (done.isPresent()) {
            return done.get().succeeded() ? finished(snapshot) : new Refused(soFar.failures(), Choice.NONE);
        }
        List<Reason> refusals = refusals(snapshot);
        return refusals.isEmpty()
                ? new Proceed(new Phase(
                        Phase.Name.FENCE,
                        List.of(new Reason("replaced", returned + " was replaced, came back, and takes writes")),
                        Choice.NONE,
                        List.of(required(
                                Step.MakeReadOnly.endingClients(returned),
                                primary(snapshot) + " is the primary now, and nobody else may take writes (I1)"))))
                : new Refused(refusals, Choice.NONE);
    }

    private Finished finished(TopologySnapshot snapshot) {
        return new Finished(
                snapshot.primary().map(ServerView::id).orElse(returned),
                returned + " takes no writes; let it rejoin once you know what it holds",
                List.of());
    }

    private static String primary(TopologySnapshot snapshot) {
        return snapshot.primary().map(server -> server.id().toString()).orElse("another");
    }

    private List<Reason> refusals(TopologySnapshot snapshot) {
        Optional<ServerView> found = snapshot.find(returned);
        if (found.isEmpty()) {
            return List.of(new Reason(
                    "unknown",
                    returned + " is not in cluster " + snapshot.cluster().id()));
        }
        if (!found.get().lostInRecovery()) {
            return List.of(new Reason("not replaced", "no recovery replaced " + returned + ", as far as is known"));
        }
        boolean isAlone = snapshot.primary()
                .filter(primary -> !primary.id().equals(returned) && primary.reachable())
                .isEmpty();
        if (isAlone) {
            return List.of(new Reason("no other primary", "nobody else is known to be primary, and answers"));
        }
        return found.get().reachable()
                ? List.of()
                : List.of(new Reason("unreachable", returned + " does not answer: " + Saying.state(found.get())));
    }
}
