package dev.baton.execute;

import dev.baton.analysis.Finding;
import dev.baton.analysis.FindingCode;
import dev.baton.config.HooksConfig;
import dev.baton.config.NodeConfig;
import dev.baton.config.RecoveryConfig;
import dev.baton.plan.HookContext;
import dev.baton.plan.HookContext.Detection;
import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import dev.baton.plan.WithHooks;
import dev.baton.policy.HookPolicy;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.publish.HookRunner;
import dev.baton.publish.OldWords;
import dev.baton.store.AuditEntry;
import dev.baton.store.AuditTable;
import dev.baton.store.DetectionsTable;
import dev.baton.store.DetectionsTable.Novelty;
import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Sees that each failure's detection hooks are run once: in its recovery if there is one, and here if there is none,
 * since it is blocked or for people. Thread-safe.
 */
@ApplicationScoped
public class Detections {

    private static final Logger LOG = Logger.getLogger(Detections.class);

    private final DetectionsTable detections;
    private final AuditTable audit;
    private final HookRunner runner;
    private final HookPolicy hooks;
    private final RecoveryPolicy policy;
    private final Duration over;
    private final String node;

    Detections(
            DetectionsTable detections,
            AuditTable audit,
            HookRunner runner,
            HooksConfig config,
            RecoveryConfig recovery,
            NodeConfig node) {
        this.detections = detections;
        this.audit = audit;
        this.runner = runner;
        this.hooks = config.policy();
        this.policy = recovery.policy();
        this.over = config.failureIsOverAfter();
        this.node = node.name();
    }

    /** For a recovery that begins: whether its hooks of detection are still to be run. */
    Detection forRecovery(ClusterId cluster, InstanceId failed, FindingCode code) {
        return switch (detections.note(cluster, failed, code, node, over)) {
            case NEW -> Detection.NEW;
            case KNOWN -> Detection.TOLD;
        };
    }

    /** The cluster was changed: a failure from now on is another one. */
    void over(ClusterId cluster) {
        detections.endAll(cluster);
    }

    /**
     * For a failure that no recovery is begun for: runs its hooks, on a thread of its own, unless they were. A server
     * that a recovery left behind has had its failure.
     */
    void tell(TopologySnapshot snapshot, Finding finding) {
        if (snapshot.find(finding.subject()).filter(ServerView::lostInRecovery).isPresent()) {
            return;
        }
        Novelty novelty = detections.note(finding.cluster(), finding.subject(), finding.code(), node, over);
        HookContext context = new HookContext(hooks, policy, "", node, OldWords.of(finding.code()), "", Detection.NEW);
        List<Step.RunHook> toRun = WithHooks.onDetection(snapshot, finding.subject(), context);
        if (novelty == Novelty.NEW && !toRun.isEmpty()) {
            long generation = snapshot.cluster().generation();
            Thread.ofVirtual().name("detection-hooks").start(() -> toRun.forEach(hook -> run(hook, generation)));
        }
    }

    private void run(Step.RunHook hook, long generation) {
        StepResult result = runner.run(hook);
        audit.write(new AuditEntry(
                "baton",
                "detection hook",
                hook.target().toString(),
                hook.command() + ": " + result.detail(),
                generation));
        LOG.infof(
                "A detection hook ended failed=%s result=%s",
                hook.target(), result.getClass().getSimpleName());
    }
}
