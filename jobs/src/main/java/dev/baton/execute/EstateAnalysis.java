package dev.baton.execute;

import dev.baton.analysis.Analyzer;
import dev.baton.analysis.Finding;
import dev.baton.analysis.FindingCode;
import dev.baton.config.AnalysisConfig;
import dev.baton.execute.AutomaticRecovery.Answer;
import dev.baton.plan.Safeguards;
import dev.baton.policy.AnalysisPolicy;
import dev.baton.store.BlockedRecoveriesTable;
import dev.baton.store.BlockedRecovery;
import dev.baton.store.FindingsTable;
import dev.baton.store.SnapshotReader;
import dev.baton.topology.TopologySnapshot;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The analysis of all clusters from what is stored: keeps the findings, begins what may begin, and records what keeps a
 * recovery from beginning. Thread-safe.
 */
@ApplicationScoped
public class EstateAnalysis {

    /** Deaths that no recovery is begun for: their detection is told all the same. */
    private static final Set<FindingCode> FOR_PEOPLE = EnumSet.of(
            FindingCode.DEAD_PRIMARY_AND_REPLICAS,
            FindingCode.DEAD_CO_PRIMARY_AND_REPLICAS,
            FindingCode.DEAD_INTERMEDIATE_SOURCE_AND_REPLICAS);

    private final SnapshotReader snapshots;
    private final FindingsTable findings;
    private final BlockedRecoveriesTable blocked;
    private final AutomaticRecovery automatic;
    private final Detections detections;
    private final MeterRegistry meters;
    private final AnalysisPolicy policy;

    EstateAnalysis(
            SnapshotReader snapshots,
            FindingsTable findings,
            BlockedRecoveriesTable blocked,
            AutomaticRecovery automatic,
            Detections detections,
            MeterRegistry meters,
            AnalysisConfig config) {
        this.snapshots = snapshots;
        this.findings = findings;
        this.blocked = blocked;
        this.automatic = automatic;
        this.detections = detections;
        this.meters = meters;
        this.policy = config.policy();
    }

    /** Analyses every cluster and responds. */
    public void analyse() {
        snapshots.snapshots().forEach(snapshot -> keep(snapshot).forEach(finding -> respond(snapshot, finding)));
        meters.counter("baton.analyses").increment();
    }

    /** Analyses every cluster and keeps the findings, without responding. @return all findings */
    public List<Finding> keepFindings() {
        return snapshots.snapshots().stream()
                .flatMap(snapshot -> keep(snapshot).stream())
                .toList();
    }

    /** Analyses every cluster and keeps nothing. */
    public List<Finding> preview() {
        return snapshots.snapshots().stream()
                .flatMap(snapshot -> look(snapshot).stream())
                .toList();
    }

    private List<Finding> keep(TopologySnapshot snapshot) {
        List<Finding> found = look(snapshot);
        findings.replace(snapshot.cluster().id(), snapshot.takenAt(), found);
        return found;
    }

    private List<Finding> look(TopologySnapshot snapshot) {
        return Analyzer.analyze(snapshot, policy);
    }

    /** A recovery that begins here is taken up within a second by the worker that first looks for waiting ones. */
    private void respond(TopologySnapshot snapshot, Finding finding) {
        switch (automatic.consider(snapshot, finding)) {
            case Answer.Blocked(var reasons) -> {
                blocked.note(
                        new BlockedRecovery(finding.cluster(), finding.subject(), finding.code(), reasons.getFirst()));
                if (reasons.stream().noneMatch(reason -> reason.rule().equals(Safeguards.VOTES))) {
                    detections.tell(snapshot, finding);
                }
            }
            case Answer.NotOurs notOurs -> {
                if (FOR_PEOPLE.contains(finding.code())) {
                    detections.tell(snapshot, finding);
                }
            }
            case Answer.Began began -> {}
            case Answer.Known known -> {}
        }
    }
}
