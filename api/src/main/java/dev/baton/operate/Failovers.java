package dev.baton.operate;

import dev.baton.analysis.Analyzer;
import dev.baton.analysis.Finding;
import dev.baton.config.AnalysisConfig;
import dev.baton.operate.Orders.Order;
import dev.baton.plan.Mending;
import dev.baton.plan.Request;
import dev.baton.policy.AnalysisPolicy;
import dev.baton.policy.RepairPolicy;
import dev.baton.policy.RepairPolicy.LostReplicas;
import dev.baton.policy.RepairPolicy.ReadOnlyPrimary;
import dev.baton.policy.RepairPolicy.Rebuild;
import dev.baton.policy.RepairPolicy.Returned;
import dev.baton.policy.RepairPolicy.SemiSyncRepair;
import dev.baton.store.Recovery;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recoveries that people ask for: of whatever is found about a server, of a primary that they say is dead, and of a
 * server that was left behind. Safe for use by many threads.
 */
@Singleton
public final class Failovers {

    /** What a person asks for is not held back by what Baton may not do by itself. */
    private static final Mending BY_HAND = new Mending(new RepairPolicy(
            List.of(Pattern.compile("")),
            SemiSyncRepair.EXACT,
            ReadOnlyPrimary.MAKE_WRITABLE,
            Returned.FENCE,
            Duration.ZERO,
            Rebuild.NOWHERE,
            LostReplicas.DETACH));

    private final Orders orders;
    private final AnalysisPolicy analysis;

    public Failovers(Orders orders, AnalysisConfig config) {
        this.orders = orders;
        this.analysis = config.policy();
    }

    /**
     * Replaces the primary. What may be lost is accepted.
     *
     * @throws OperateException if there is no primary, the target is no address, the planner refuses, or another recovery
     *     of the cluster is open
     */
    public Recovery failover(TopologySnapshot snapshot, FailoverWish wish, Actor actor, String reason) {
        return orders.file(snapshot, failover(snapshot, wish), actor, reason);
    }

    /**
     * A failover as a person asks for it.
     *
     * @param target an address, or nothing for the best candidate
     * @param grounds why the primary may be replaced
     */
    public record FailoverWish(String target, Request.Grounds grounds) {}

    /**
     * Mends what is found about a server, whatever the policy lets Baton do by itself.
     *
     * @param target who shall be primary, if one is to be replaced: an address, or nothing
     * @throws OperateException if nothing is found that Baton can mend, the planner refuses, or another recovery of the
     *     cluster is open
     */
    public Recovery recover(ServerView server, String target, Actor actor, String reason) {
        Order order = new Order(mending(server, target), server.id(), "recover", "a recovery of " + server.id());
        return orders.file(server.snapshot(), order, actor, reason);
    }

    /** What is asked of the planners by an act of this group. @throws OperateException as the single acts do */
    Request request(ServerView server, Wish wish) {
        TopologySnapshot snapshot = server.snapshot();
        String other = wish.destination();
        return switch (wish.name()) {
            case "takeover" -> Takeovers.request(snapshot, other);
            case "failover" -> byPerson(Takeovers.primary(snapshot), other);
            case "force-failover" ->
                new Request.Failover(Takeovers.primary(snapshot), Takeovers.target(other), Request.Grounds.WORD);
            case "recover" -> mending(server, other);
            case "rehang-replicas" -> new Request.RehangReplicas(server.id());
            case "rejoin" -> new Request.Rejoin(server.id());
            case "fence" -> new Request.FenceReturned(server.id());
            case "adjust-semi-sync" -> new Request.AdjustSemiSync(server.id(), Request.Extent.EXACT);
            case "restore-writes" -> new Request.RestoreWrites(server.id());
            default -> throw Said.bad(wish.name() + " is no recovery", "Ask for it as what it is.");
        };
    }

    private Request mending(ServerView server, String target) {
        TopologySnapshot snapshot = server.snapshot();
        return Analyzer.analyze(snapshot, analysis).stream()
                .filter(finding -> finding.subject().equals(server.id()))
                .flatMap(finding -> request(finding, snapshot, target).stream())
                .findFirst()
                .orElseThrow(() -> new OperateException(
                        Denial.NOTHING_TO_MEND,
                        "nothing is found about " + server.id() + " that a plan can mend",
                        "Look at the findings; a primary that only you know to be dead needs a forced failover."));
    }

    /** Takes a server that was left behind back as a replica, if it holds nothing of its own. */
    public Recovery rejoin(ServerView server, Actor actor, String reason) {
        Order order = new Order(new Request.Rejoin(server.id()), server.id(), "rejoin", "the return of " + server.id());
        return orders.file(server.snapshot(), order, actor, reason);
    }

    private static Order failover(TopologySnapshot snapshot, FailoverWish wish) {
        InstanceId primary = Takeovers.primary(snapshot);
        String words = "a failover from " + primary + " to "
                + (wish.target().isEmpty() ? "the best candidate" : wish.target())
                + switch (wish.grounds()) {
                    case PROOF -> "";
                    case WORD -> " by word";
                };
        Request request = new Request.Failover(primary, Takeovers.target(wish.target()), wish.grounds());
        return new Order(request, primary, "failover", words);
    }

    private static Optional<Request> request(Finding finding, TopologySnapshot snapshot, String target) {
        return BY_HAND.of(finding, snapshot).map(request -> switch (request) {
            case Request.ReplaceDeadPrimary(var failed) -> byPerson(failed, target);
            case Request.ReplaceDeadCoPrimary(var failed) -> byPerson(failed, target);
            case Request.RehangReplicas rehang -> rehang;
            case Request.AdjustSemiSync adjust -> adjust;
            case Request.RestoreWrites restore -> restore;
            case Request.FenceReturned fence -> fence;
        });
    }

    private static Request byPerson(InstanceId failed, String target) {
        return new Request.Failover(failed, Takeovers.target(target), Request.Grounds.PROOF);
    }
}
