package dev.baton.execute;

import dev.baton.analysis.Finding;
import dev.baton.config.NodeConfig;
import dev.baton.config.RecoveryConfig;
import dev.baton.plan.Decision;
import dev.baton.plan.Mending;
import dev.baton.plan.Planner;
import dev.baton.plan.Reason;
import dev.baton.plan.RecoveryHistory;
import dev.baton.plan.Request;
import dev.baton.plan.Safeguards;
import dev.baton.plan.SoFar;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.store.RecoveriesTable;
import dev.baton.store.Recovery;
import dev.baton.store.RecoveryOrder;
import dev.baton.store.Registration;
import dev.baton.store.SettingsTable;
import dev.baton.store.Trigger;
import dev.baton.topology.TopologySnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Turns a finding into a recovery, unless something forbids it; the caller records what forbids it (I10). One
 * incident is one recovery (I3): what the failed server needs in the cluster's generation, which grows with every
 * recovery that anybody works on. Thread-safe.
 */
@ApplicationScoped
public class AutomaticRecovery {

    private static final Logger LOG = Logger.getLogger(AutomaticRecovery.class);

    private final RecoveriesTable recoveries;
    private final SettingsTable settings;
    private final Safeguards safeguards;
    private final Mending mending;
    private final RecoveryPolicy policy;
    private final String node;

    AutomaticRecovery(RecoveriesTable recoveries, SettingsTable settings, RecoveryConfig config, NodeConfig node) {
        this.recoveries = recoveries;
        this.settings = settings;
        this.policy = config.policy();
        this.safeguards = new Safeguards(policy);
        this.mending = new Mending(policy.repairs());
        this.node = node.name();
    }

    /** What became of a finding. */
    public sealed interface Answer {
        /** A recovery was registered now. */
        record Began(Recovery recovery) implements Answer {}

        /** The incident has its recovery already. */
        record Known(Recovery recovery) implements Answer {}

        /** It may not begin. */
        record Blocked(List<Reason> reasons) implements Answer {}

        /** It is for people only. */
        record NotOurs() implements Answer {}
    }

    /** Registers a recovery for the finding, if one may begin. */
    public Answer consider(TopologySnapshot snapshot, Finding finding) {
        Optional<Request.OnFinding> request = request(snapshot, finding);
        if (request.isEmpty()) {
            return new Answer.NotOurs();
        }
        List<Reason> against = against(snapshot, request.get());
        return against.isEmpty() ? begin(snapshot, finding, request.get()) : new Answer.Blocked(against);
    }

    /** What is asked for because of the finding; empty if it is for people only. */
    Optional<Request.OnFinding> request(TopologySnapshot snapshot, Finding finding) {
        return mending.of(finding, snapshot);
    }

    /** Everything that keeps a recovery from beginning now. */
    List<Reason> against(TopologySnapshot snapshot, Request.OnFinding request) {
        List<Reason> against = new ArrayList<>(safeguards.against(snapshot, request, history(snapshot)));
        against.addAll(held(snapshot, request));
        return against;
    }

    /** A recovery that only waits for the primary, or for a person's word, does not begin. */
    private List<Reason> held(TopologySnapshot snapshot, Request.OnFinding request) {
        return Planner.forRequest(request, policy).decide(snapshot, SoFar.NOTHING) instanceof Decision.Refused refused
                ? refused.heldBack()
                : List.of();
    }

    private Answer begin(TopologySnapshot snapshot, Finding finding, Request.OnFinding request) {
        // Not the finding's code: one death is found under several, as its replicas notice it by and by (I3).
        String incident = finding.subject() + " " + RecoveryHistory.Kind.of(request) + " in generation "
                + snapshot.cluster().generation();
        Registration registration = recoveries.register(new RecoveryOrder(
                snapshot.cluster().id(),
                incident,
                request,
                new Trigger.Automatic(finding.code(), node),
                finding.subject()));
        return switch (registration) {
            case Registration.Registered(var recovery) -> {
                LOG.infof(
                        "A recovery is registered recovery=%d cluster=%s failed=%s finding=%s",
                        recovery.id(), recovery.cluster(), recovery.failed(), finding.code());
                yield new Answer.Began(recovery);
            }
            case Registration.Existing(var recovery) -> new Answer.Known(recovery);
        };
    }

    private RecoveryHistory history(TopologySnapshot snapshot) {
        return new RecoveryHistory(
                settings.recoveries().isEnabled() ? RecoveryHistory.Switch.ENABLED : RecoveryHistory.Switch.DISABLED,
                recoveries.endedWithin(snapshot.cluster().id(), safeguards.memory()).stream()
                        .filter(recovery -> recovery.request().isRecovery())
                        .flatMap(recovery -> past(recovery).stream())
                        .toList());
    }

    private static Optional<RecoveryHistory.Past> past(Recovery recovery) {
        return recovery.course()
                .ended()
                .map(ended -> new RecoveryHistory.Past(
                        recovery.id(),
                        ended,
                        RecoveryHistory.Kind.of(recovery.request()),
                        effect(recovery),
                        recovery.acknowledgement().isGiven()
                                ? RecoveryHistory.Acknowledgement.ACKNOWLEDGED
                                : RecoveryHistory.Acknowledgement.OPEN));
    }

    private static RecoveryHistory.Effect effect(Recovery recovery) {
        if (!recovery.acted()) {
            return RecoveryHistory.Effect.REFUSED;
        }
        boolean granted = recovery.order().trigger() instanceof Trigger.Operator
                && recovery.outcome().successor().isPresent();
        return granted ? RecoveryHistory.Effect.GRANTED : RecoveryHistory.Effect.ACTED;
    }
}
