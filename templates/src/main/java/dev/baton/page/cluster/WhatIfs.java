package dev.baton.page.cluster;

import dev.baton.plan.Planner;
import dev.baton.plan.Request;
import dev.baton.plan.Simulator;
import dev.baton.plan.WhatIf;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.function.Function;

/**
 * What is foreseen for a cluster.
 *
 * @param primary whom it is about; empty if there is no primary
 * @param life whether it answers
 * @param death if the primary died now
 * @param handover if the primary handed its part to the best candidate now
 */
public record WhatIfs(String primary, Life life, Prediction death, Prediction handover) {

    /** Whether the primary answers. */
    public enum Life {
        ALIVE,
        GONE
    }

    /**
     * From what is known of the cluster; nothing is asked of any server.
     *
     * @param planners the planner of a request
     */
    public static WhatIfs of(TopologySnapshot snapshot, Function<Request, Planner> planners) {
        return snapshot.primary()
                .map(primary -> of(primary, planners))
                .orElse(new WhatIfs("", Life.GONE, Prediction.NO_PRIMARY, Prediction.NO_PRIMARY));
    }

    public boolean isGone() {
        return life == Life.GONE && !primary.isEmpty();
    }

    private static WhatIfs of(ServerView primary, Function<Request, Planner> planners) {
        return new WhatIfs(
                primary.id().toString(),
                primary.unreachable() ? Life.GONE : Life.ALIVE,
                death(primary.snapshot(), primary.id(), planners),
                handover(primary.snapshot(), primary.id(), planners));
    }

    private static Prediction death(
            TopologySnapshot snapshot, InstanceId primary, Function<Request, Planner> planners) {
        Planner planner = planners.apply(new Request.ReplaceDeadPrimary(primary));
        return Prediction.of(Simulator.run(planner, WhatIf.crashed(snapshot, primary)));
    }

    private static Prediction handover(
            TopologySnapshot snapshot, InstanceId primary, Function<Request, Planner> planners) {
        Request request = new Request.Takeover(primary, new Request.Target.Best());
        return Prediction.of(Simulator.run(planners.apply(request), snapshot));
    }
}
