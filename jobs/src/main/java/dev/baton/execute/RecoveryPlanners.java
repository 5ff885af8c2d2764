package dev.baton.execute;

import dev.baton.analysis.FindingCode;
import dev.baton.config.HooksConfig;
import dev.baton.config.NodeConfig;
import dev.baton.config.RecoveryConfig;
import dev.baton.plan.HookContext;
import dev.baton.plan.HookContext.Detection;
import dev.baton.plan.Planner;
import dev.baton.plan.Request;
import dev.baton.plan.WithHooks;
import dev.baton.policy.HookPolicy;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.publish.OldWords;
import dev.baton.store.Recovery;
import dev.baton.store.Trigger;
import dev.baton.topology.ClusterId;
import jakarta.enterprise.context.ApplicationScoped;

/** The planner of a recovery, with the hooks that people hung onto it. Thread-safe. */
@ApplicationScoped
public class RecoveryPlanners {

    private final RecoveryPolicy policy;
    private final HookPolicy hooks;
    private final Detections detections;
    private final String node;

    RecoveryPlanners(RecoveryConfig recovery, HooksConfig hooks, Detections detections, NodeConfig node) {
        this.policy = recovery.policy();
        this.hooks = hooks.policy();
        this.detections = detections;
        this.node = node.name();
    }

    /** For doing it. */
    Planner of(Recovery recovery) {
        Request request = recovery.request();
        HookContext context = new HookContext(
                hooks,
                policy,
                recovery.uid(),
                node,
                failure(recovery.order().trigger(), request),
                OldWords.command(request),
                detection(recovery));
        return WithHooks.around(Planner.forRequest(request, policy), request, context);
    }

    /** A recovery has changed the cluster: what fails from now on is another failure. */
    void changed(ClusterId cluster) {
        detections.over(cluster);
    }

    /** For showing what would be done. */
    Planner preview(Request request) {
        return WithHooks.around(Planner.forRequest(request, policy), request, HookContext.preview(hooks, policy));
    }

    /** A takeover is no failure, but its hooks hear of it as if it were one. */
    private Detection detection(Recovery recovery) {
        return switch (recovery.request()) {
            case Request.OnFinding onFinding ->
                detections.forRecovery(recovery.cluster(), recovery.failed(), code(recovery));
            case Request.Failover failover ->
                detections.forRecovery(recovery.cluster(), recovery.failed(), code(recovery));
            case Request.Takeover takeover -> Detection.NEW;
            case Request.OfAddress address -> Detection.NEW;
            case Request.Rearrange move -> Detection.NEW;
            case Request.Operate operation -> Detection.NEW;
            case Request.Rejoin rejoin -> Detection.TOLD;
        };
    }

    private static FindingCode code(Recovery recovery) {
        return switch (recovery.order().trigger()) {
            case Trigger.Automatic(var code, var node) -> code;
            case Trigger.Operator byPerson -> FindingCode.DEAD_PRIMARY;
        };
    }

    private static String failure(Trigger trigger, Request request) {
        return switch (trigger) {
            case Trigger.Automatic(var code, var node) -> OldWords.of(code);
            case Trigger.Operator byPerson -> OldWords.declared(request);
        };
    }
}
