package dev.baton.operate;

import dev.baton.config.RecoveryConfig;
import dev.baton.plan.Decision;
import dev.baton.plan.Planner;
import dev.baton.plan.Request;
import dev.baton.plan.SoFar;
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
import java.util.UUID;

/**
 * Files what people ask for. A refusal that the stored snapshot already shows is told at once; the fleet decides again on
 * what it sees itself. Safe for use by many threads.
 */
@Singleton
public final class Orders {

    private final Store store;
    private final RecoveryPolicy policy;

    public Orders(Store store, RecoveryConfig config) {
        this.store = store;
        this.policy = config.policy();
    }

    /**
     * What is wished for.
     *
     * @param request what the planner is asked
     * @param subject the server that it is about
     * @param act its name in the audit trail
     * @param words the same for people, as in "… is refused"
     */
    public record Wish(Request request, InstanceId subject, String act, String words) {}

    /**
     * Files a wish for the fleet.
     *
     * @throws OperateException if the planner refuses, or another recovery of the cluster is open
     */
    public Recovery file(TopologySnapshot snapshot, Wish wish, Actor actor, String reason) {
        if (Planner.forRequest(wish.request(), policy).decide(snapshot, SoFar.NOTHING)
                instanceof Decision.Refused refused) {
            throw new OperateException(
                    Denial.REFUSED,
                    wish.words() + " is refused: " + refused.reasons().getFirst(),
                    "Mend what the reasons name, or choose another target; the preview shows all candidates.",
                    refused.reasons());
        }
        Recovery recovery = register(snapshot, wish, actor);
        store.audit()
                .write(new AuditEntry(
                        actor.name(),
                        wish.act(),
                        snapshot.cluster().id().name(),
                        "recovery " + recovery.id() + ", " + wish.words() + (reason.isEmpty() ? "" : ": " + reason),
                        snapshot.cluster().generation()));
        return recovery;
    }

    private Recovery register(TopologySnapshot snapshot, Wish wish, Actor actor) {
        RecoveryOrder order = new RecoveryOrder(
                snapshot.cluster().id(),
                wish.act() + " " + UUID.randomUUID(),
                wish.request(),
                new Trigger.Operator(actor.name()),
                wish.subject());
        return switch (store.recoveries().register(order)) {
            case Registration.Registered(var recovery) -> recovery;
            case Registration.Existing(var other) ->
                throw new OperateException(
                        Denial.RECOVERY_OPEN,
                        "recovery " + other.id() + " of this cluster is " + other.state(),
                        "Wait until recovery " + other.id() + " has ended.");
        };
    }
}
