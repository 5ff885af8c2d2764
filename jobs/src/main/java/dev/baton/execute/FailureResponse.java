package dev.baton.execute;

import dev.baton.analysis.Analyzer;
import dev.baton.analysis.Finding;
import dev.baton.analysis.FindingCode;
import dev.baton.config.AnalysisConfig;
import dev.baton.discovery.LossListener;
import dev.baton.discovery.Observer;
import dev.baton.execute.AutomaticRecovery.Answer;
import dev.baton.policy.AnalysisPolicy;
import dev.baton.store.FindingsTable;
import dev.baton.store.StoreException;
import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import dev.baton.topology.TopologySnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * What a worker does when its watch has lost a primary, and it is its {@linkplain Turns turn}: it looks at the cluster
 * freshly, analyses it, and begins a recovery if it may. It looks again for a while, since the other workers' votes and
 * the replicas' own notice come some milliseconds later; after that the periodic analysis goes on. Thread-safe.
 */
@ApplicationScoped
public class FailureResponse implements LossListener {

    private static final Logger LOG = Logger.getLogger(FailureResponse.class);
    private static final Duration KEEP_LOOKING = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(40);
    private static final int LOOKS_BEFORE_DOUBT = 5;

    /** Found while replicas have not noticed yet that their source is gone. */
    private static final Set<FindingCode> NOT_DEAD_YET =
            EnumSet.of(FindingCode.UNREACHABLE_PRIMARY, FindingCode.UNREACHABLE_PRIMARY_WITH_LAGGING_REPLICAS);

    private final Observer observer;
    private final FindingsTable findings;
    private final AutomaticRecovery automatic;
    private final RecoveryRunner runner;
    private final Turns turns;
    private final AnalysisPolicy policy;

    FailureResponse(
            Observer observer,
            FindingsTable findings,
            AutomaticRecovery automatic,
            RecoveryRunner runner,
            Turns turns,
            AnalysisConfig config) {
        this.observer = observer;
        this.findings = findings;
        this.automatic = automatic;
        this.runner = runner;
        this.turns = turns;
        this.policy = config.policy();
    }

    @Override
    public void lost(ClusterId cluster, InstanceId primary, BooleanSupplier stillLost) {
        Duration wait = turns.wait(cluster);
        if (wait.isPositive()) {
            LockSupport.parkNanos(wait.toNanos());
            if (turns.isTaken(cluster)) {
                return;
            }
        }
        turns.awaitAgreement(primary);
        long until = System.nanoTime() + KEEP_LOOKING.toNanos();
        for (int look = 1; System.nanoTime() - until < 0 && stillLost.getAsBoolean(); look++) {
            if (look(cluster, primary, look)) {
                return;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Beside what is done about them, since nothing depends on it. */
    private void keep(TopologySnapshot snapshot, List<Finding> found) {
        try {
            findings.replace(snapshot.cluster().id(), snapshot.takenAt(), found);
        } catch (StoreException gone) {
            LOG.warnf(
                    "Findings are not kept cluster=%s why=\"%s\"",
                    snapshot.cluster().id(), gone.getMessage());
        }
    }

    /** Whether there is nothing more to do about this loss. */
    private boolean look(ClusterId cluster, InstanceId primary, int look) {
        Optional<TopologySnapshot> snapshot = observer.observe(cluster);
        if (snapshot.isEmpty()) {
            return true;
        }
        List<Finding> found = Analyzer.analyze(snapshot.get(), policy);
        Thread.ofVirtual().name("findings-" + cluster).start(() -> keep(snapshot.get(), found));
        Optional<Finding> ours = found.stream()
                .filter(finding -> finding.subject().equals(primary)
                        && automatic.request(snapshot.get(), finding).isPresent())
                .findFirst();
        if (ours.isEmpty()) {
            return false;
        }
        // A broken connection is noticed by the replicas too, within milliseconds; a silence is not, so waiting is
        // vain.
        if (look < LOOKS_BEFORE_DOUBT
                && NOT_DEAD_YET.contains(ours.get().code())
                && !snapshot.get().get(primary).silent()) {
            return false;
        }
        return switch (automatic.consider(snapshot.get(), ours.get())) {
            case Answer.Began(var recovery) -> {
                runner.run(recovery, snapshot.get());
                yield true;
            }
            case Answer.Known known -> true;
            case Answer.Blocked blocked -> false;
            case Answer.NotOurs notOurs -> true;
        };
    }
}
