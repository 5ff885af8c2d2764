package dev.baton.operate;

import dev.baton.config.HooksConfig;
import dev.baton.config.RecoveryConfig;
import dev.baton.operate.Orders.Wish;
import dev.baton.plan.HookContext;
import dev.baton.plan.Planner;
import dev.baton.plan.Request;
import dev.baton.plan.Simulator;
import dev.baton.plan.WhatIf;
import dev.baton.plan.WithHooks;
import dev.baton.policy.HookPolicy;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.store.Recovery;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import jakarta.inject.Singleton;

/**
 * Foresees what a plan would do, and files graceful takeovers. A refusal that the stored snapshot already shows is told
 * at once; the fleet decides again on what it sees itself. Safe for use by many threads.
 */
@Singleton
public final class Takeovers {

    private final Orders orders;
    private final RecoveryPolicy policy;
    private final HookPolicy hooks;

    public Takeovers(Orders orders, RecoveryConfig config, HooksConfig hooks) {
        this.orders = orders;
        this.policy = config.policy();
        this.hooks = hooks.policy();
    }

    /** What would happen if the primary died now. @throws OperateException if there is no primary */
    public Simulator.Run ifPrimaryDied(TopologySnapshot snapshot) {
        InstanceId primary = primary(snapshot);
        Request request = new Request.ReplaceDeadPrimary(primary);
        return Simulator.run(withHooks(request), WhatIf.crashed(snapshot, primary));
    }

    /**
     * What a takeover would do.
     *
     * @param target an address, or nothing for the best candidate
     * @throws OperateException if there is no primary or the target is no address
     */
    public Simulator.Run ifTakenOver(TopologySnapshot snapshot, String target) {
        return Simulator.run(withHooks(request(snapshot, target)), snapshot);
    }

    /** As the fleet will do it, if it has the same hooks as this process. */
    private Planner withHooks(Request request) {
        return WithHooks.around(Planner.forRequest(request, policy), request, HookContext.preview(hooks, policy));
    }

    /**
     * Files a takeover for the fleet.
     *
     * @param target an address, or nothing for the best candidate
     * @throws OperateException if the planner refuses, or another recovery of the cluster is open
     */
    public Recovery ask(TopologySnapshot snapshot, String target, Actor actor, String reason) {
        Request.Takeover request = request(snapshot, target);
        String words =
                "a takeover from " + request.primary() + " to " + (target.isEmpty() ? "the best candidate" : target);
        return orders.file(snapshot, new Wish(request, request.primary(), "takeover", words), actor, reason);
    }

    private static Request.Takeover request(TopologySnapshot snapshot, String target) {
        return new Request.Takeover(primary(snapshot), target(target));
    }

    static Request.Target target(String said) {
        return said.isEmpty() ? new Request.Target.Best() : new Request.Target.Named(Said.server(said));
    }

    static InstanceId primary(TopologySnapshot snapshot) {
        return snapshot.primary()
                .map(ServerView::id)
                .orElseThrow(() -> new OperateException(
                        Denial.NO_PRIMARY,
                        "none of the servers of " + snapshot.cluster().alias() + " can be told to be its primary",
                        "Look at the topology: two servers may claim the part, or none."));
    }
}
