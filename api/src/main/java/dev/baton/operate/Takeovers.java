package dev.baton.operate;

import dev.baton.operate.Orders.Order;
import dev.baton.plan.Request;
import dev.baton.store.Recovery;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import jakarta.inject.Singleton;

/** Files graceful takeovers, and finds whose part it is that is handed over. Safe for use by many threads. */
@Singleton
public final class Takeovers {

    private final Orders orders;

    public Takeovers(Orders orders) {
        this.orders = orders;
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
        return orders.file(snapshot, new Order(request, request.primary(), "takeover", words), actor, reason);
    }

    static Request.Takeover request(TopologySnapshot snapshot, String target) {
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
