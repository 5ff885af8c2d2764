package dev.baton.plan;

import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.TopologySnapshot;

/** Decides the next phase of a request. Pure: the same snapshot and past give the same decision. */
@FunctionalInterface
public interface Planner {

    /**
     * @param snapshot the cluster, freshly observed
     * @param soFar what was done for this request
     */
    Decision decide(TopologySnapshot snapshot, SoFar soFar);

    /** The planner for a request. */
    static Planner forRequest(Request request, RecoveryPolicy policy) {
        return switch (request) {
            case Request.ReplaceDeadPrimary(var failed) -> new DeadPrimaryPlanner(failed, policy);
            case Request.Takeover(var primary, var target) -> new TakeoverPlanner(primary, target, policy);
        };
    }
}
