package dev.baton.execute;

import dev.baton.analysis.Finding;
import dev.baton.config.NodeConfig;
import dev.baton.config.RecoveryConfig;
import dev.baton.plan.Reason;
import dev.baton.plan.RecoveryHistory;
import dev.baton.plan.Request;
import dev.baton.plan.Safeguards;
import dev.baton.store.Page;
import dev.baton.store.RecoveriesTable;
import dev.baton.store.Recovery;
import dev.baton.store.RecoveryOrder;
import dev.baton.store.Registration;
import dev.baton.store.SettingsTable;
import dev.baton.store.Trigger;
import dev.baton.topology.TopologySnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Turns a finding into a recovery, unless something forbids it; the caller records what forbids it (I10). One
 * incident is one recovery (I3): the failed server in the cluster's generation, which grows with every recovery that
 * anybody works on. Thread-safe.
 */
@ApplicationScoped
public class AutomaticRecovery {

    private static final Logger LOG = Logger.getLogger(AutomaticRecovery.class);
    private static final Page RECENT = Page.first(200);

    private final RecoveriesTable recoveries;
    private final SettingsTable settings;
    private final Safeguards safeguards;
    private final String node;

    AutomaticRecovery(RecoveriesTable recoveries, SettingsTable settings, RecoveryConfig config, NodeConfig node) {
        this.recoveries = recoveries;
        this.settings = settings;
        this.safeguards = new Safeguards(config.policy());
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
        return switch (finding.code().remedy()) {
            case REPLACE_CO_PRIMARY, REHANG_REPLICAS, UNLOCK_SEMI_SYNC, REDUCE_SEMI_SYNC, MAKE_WRITABLE, TELL_PEOPLE ->
                new Answer.NotOurs();
            case REPLACE_PRIMARY -> {
                List<Reason> against = against(snapshot, finding);
                yield against.isEmpty() ? begin(snapshot, finding) : new Answer.Blocked(against);
            }
        };
    }

    /** Everything that keeps a recovery for the finding from beginning now. */
    List<Reason> against(TopologySnapshot snapshot, Finding finding) {
        return safeguards.against(snapshot, finding.subject(), history(snapshot));
    }

    private Answer begin(TopologySnapshot snapshot, Finding finding) {
        String incident =
                finding.subject() + " lost in generation " + snapshot.cluster().generation();
        Registration registration = recoveries.register(new RecoveryOrder(
                snapshot.cluster().id(),
                incident,
                new Request.ReplaceDeadPrimary(finding.subject()),
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
                recoveries.ofCluster(snapshot.cluster().id(), RECENT).stream()
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
                        recovery.acted() ? RecoveryHistory.Effect.ACTED : RecoveryHistory.Effect.REFUSED,
                        recovery.acknowledgement().isGiven()
                                ? RecoveryHistory.Acknowledgement.ACKNOWLEDGED
                                : RecoveryHistory.Acknowledgement.OPEN));
    }
}
