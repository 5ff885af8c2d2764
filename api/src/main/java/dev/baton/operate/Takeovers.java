package dev.baton.operate;

import dev.baton.config.HooksConfig;
import dev.baton.config.RecoveryConfig;
import dev.baton.plan.Decision;
import dev.baton.plan.HookContext;
import dev.baton.plan.Planner;
import dev.baton.plan.Request;
import dev.baton.plan.Simulator;
import dev.baton.plan.SoFar;
import dev.baton.plan.WhatIf;
import dev.baton.plan.WithHooks;
import dev.baton.policy.HookPolicy;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.store.AuditEntry;
import dev.baton.store.Recovery;
import dev.baton.store.RecoveryOrder;
import dev.baton.store.Registration;
import dev.baton.store.Store;
import dev.baton.store.Trigger;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Foresees what a plan would do, and files graceful takeovers. A refusal that the stored snapshot already shows is told
 * at once; the fleet decides again on what it sees itself. Safe for use by many threads.
 */
@Singleton
public final class Takeovers {

    private final Store store;
    private final RecoveryPolicy policy;
    private final HookPolicy hooks;

    public Takeovers(Store store, RecoveryConfig config, HooksConfig hooks) {
        this.store = store;
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
        if (Planner.forRequest(request, policy).decide(snapshot, SoFar.NOTHING) instanceof Decision.Refused refused) {
            throw new OperateException(
                    Denial.REFUSED,
                    "a takeover from " + request.primary() + " is refused: "
                            + refused.reasons().getFirst(),
                    "Mend what the reasons name, or choose another target; the preview shows all candidates.",
                    refused.reasons());
        }
        Recovery recovery = register(snapshot, request, actor);
        store.audit()
                .write(new AuditEntry(
                        actor.name(),
                        "takeover",
                        snapshot.cluster().id().name(),
                        "recovery " + recovery.id() + ", from " + request.primary() + " to "
                                + (target.isEmpty() ? "the best candidate" : target)
                                + (reason.isEmpty() ? "" : ": " + reason),
                        snapshot.cluster().generation()));
        return recovery;
    }

    private Recovery register(TopologySnapshot snapshot, Request.Takeover request, Actor actor) {
        RecoveryOrder order = new RecoveryOrder(
                snapshot.cluster().id(),
                "takeover " + UUID.randomUUID(),
                request,
                new Trigger.Operator(actor.name()),
                request.primary());
        return switch (store.recoveries().register(order)) {
            case Registration.Registered(var recovery) -> recovery;
            case Registration.Existing(var other) ->
                throw new OperateException(
                        Denial.RECOVERY_OPEN,
                        "recovery " + other.id() + " of this cluster is " + other.state(),
                        "Wait until recovery " + other.id() + " has ended.");
        };
    }

    private static Request.Takeover request(TopologySnapshot snapshot, String target) {
        Request.Target wanted =
                target.isEmpty() ? new Request.Target.Best() : new Request.Target.Named(Said.server(target));
        return new Request.Takeover(primary(snapshot), wanted);
    }

    private static InstanceId primary(TopologySnapshot snapshot) {
        return snapshot.primary()
                .map(ServerView::id)
                .orElseThrow(() -> new OperateException(
                        Denial.NO_PRIMARY,
                        "none of the servers of " + snapshot.cluster().alias() + " can be told to be its primary",
                        "Look at the topology: two servers may claim the part, or none."));
    }
}
