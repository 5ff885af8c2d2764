package dev.baton.operate;

import dev.baton.config.HooksConfig;
import dev.baton.config.RecoveryConfig;
import dev.baton.plan.Decision;
import dev.baton.plan.HookContext;
import dev.baton.plan.Planner;
import dev.baton.plan.Reason;
import dev.baton.plan.Request;
import dev.baton.plan.Simulator;
import dev.baton.plan.SoFar;
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
import dev.baton.topology.TopologySnapshot;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * Foresees and files what people ask for, with the planners that the fleet has. A refusal that the stored snapshot already
 * shows is told at once; the fleet decides again on what it sees itself. Safe for use by many threads.
 */
@Singleton
public final class Orders {

    private final Store store;
    private final RecoveryPolicy policy;
    private final HookPolicy hooks;

    public Orders(Store store, RecoveryConfig config, HooksConfig hooks) {
        this.store = store;
        this.policy = config.policy();
        this.hooks = hooks.policy();
    }

    /**
     * What is ordered.
     *
     * @param request what the planner is asked
     * @param subject the server that it is about
     * @param act its name in the audit trail
     * @param words the same for people, as in "… is refused"
     */
    public record Order(Request request, InstanceId subject, String act, String words) {}

    /** As the fleet will do it, if it has the same hooks as this process. */
    public Planner planner(Request request) {
        return WithHooks.around(Planner.forRequest(request, policy), request, HookContext.preview(hooks, policy));
    }

    /** What would be done. */
    public Simulator.Run foresee(TopologySnapshot snapshot, Request request) {
        return Simulator.run(planner(request), snapshot);
    }

    /**
     * Files an order for the fleet.
     *
     * @param reason why, for the audit trail; may be empty
     * @throws OperateException if the planner refuses, or another recovery of the cluster is open
     */
    public Recovery file(TopologySnapshot snapshot, Order order, Actor actor, String reason) {
        if (Planner.forRequest(order.request(), policy).decide(snapshot, SoFar.NOTHING)
                instanceof Decision.Refused refused) {
            throw refused(order.words(), refused.reasons());
        }
        Recovery recovery = register(snapshot, order, actor);
        store.audit()
                .write(new AuditEntry(
                        actor.name(),
                        order.act(),
                        snapshot.cluster().id().name(),
                        "recovery " + recovery.id() + ", " + order.words() + (reason.isEmpty() ? "" : ": " + reason),
                        snapshot.cluster().generation()));
        return recovery;
    }

    static OperateException refused(String words, List<Reason> reasons) {
        return new OperateException(
                Denial.REFUSED,
                words + " is refused: " + reasons.getFirst(),
                "Mend what the reasons name, or choose another target; the preview shows what would be done then.",
                reasons);
    }

    private Recovery register(TopologySnapshot snapshot, Order order, Actor actor) {
        RecoveryOrder filed = new RecoveryOrder(
                snapshot.cluster().id(),
                order.act() + " " + UUID.randomUUID(),
                order.request(),
                new Trigger.Operator(actor.name()),
                order.subject());
        return switch (store.recoveries().register(filed)) {
            case Registration.Registered(var recovery) -> recovery;
            case Registration.Existing(var other) ->
                throw new OperateException(
                        Denial.RECOVERY_OPEN,
                        "recovery " + other.id() + " of this cluster is " + other.state(),
                        "Wait until recovery " + other.id() + " has ended.");
        };
    }
}
