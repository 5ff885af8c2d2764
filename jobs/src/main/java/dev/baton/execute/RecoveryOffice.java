package dev.baton.execute;

import dev.baton.analysis.Analyzer;
import dev.baton.analysis.Finding;
import dev.baton.config.AnalysisConfig;
import dev.baton.discovery.Observer;
import dev.baton.execute.AutomaticRecovery.Answer;
import dev.baton.plan.PlanPrinter;
import dev.baton.plan.Planner;
import dev.baton.plan.Request;
import dev.baton.plan.SoFar;
import dev.baton.policy.AnalysisPolicy;
import dev.baton.store.ClustersTable;
import dev.baton.store.Recovery;
import dev.baton.store.RecoveryState;
import dev.baton.topology.ClusterInfo;
import dev.baton.topology.TopologySnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recoveries asked for once, outside of the schedule: what would be done now, or all of it. Thread-safe. */
@ApplicationScoped
public class RecoveryOffice {

    private final ClustersTable clusters;
    private final Observer observer;
    private final AutomaticRecovery automatic;
    private final WaitingRecoveries waiting;
    private final AnalysisPolicy analysis;
    private final RecoveryPlanners planners;

    RecoveryOffice(
            ClustersTable clusters,
            Observer observer,
            AutomaticRecovery automatic,
            WaitingRecoveries waiting,
            AnalysisConfig analysis,
            RecoveryPlanners planners) {
        this.clusters = clusters;
        this.observer = observer;
        this.automatic = automatic;
        this.waiting = waiting;
        this.analysis = analysis.policy();
        this.planners = planners;
    }

    /**
     * What came of it.
     *
     * @param troubles recoveries that may not begin, were refused or failed; and in a preview those that would begin
     */
    public record Report(int troubles, String summary, List<String> lines) {
        public Report {
            lines = List.copyOf(lines);
        }
    }

    private record Case(TopologySnapshot snapshot, Finding finding, Request.OnFinding request) {}

    /** Looks at every cluster, begins what may begin, and runs all that wait to their end. */
    public Report recoverAll() {
        List<String> lines = new ArrayList<>();
        int troubles = 0;
        for (Case failure : cases()) {
            if (automatic.consider(failure.snapshot(), failure.finding()) instanceof Answer.Blocked(var reasons)) {
                troubles++;
                reasons.forEach(
                        reason -> lines.add("blocked " + failure.finding().subject() + ": " + reason));
            }
        }
        List<Recovery> ended = waiting.takeUp();
        for (Recovery done : ended) {
            troubles += done.state() == RecoveryState.SUCCEEDED ? 0 : 1;
            lines.add("recovery " + done.id() + " of " + done.cluster() + " " + done.state() + ": "
                    + done.outcome().summary());
        }
        return new Report(troubles, ended.size() + " recoveries ended, " + troubles + " need a look", lines);
    }

    /** What would be decided now for each failure, and what stands in the way. */
    public Report preview() {
        List<String> lines = new ArrayList<>();
        List<Case> cases = cases();
        for (Case failure : cases) {
            automatic
                    .against(failure.snapshot(), failure.request())
                    .forEach(reason -> lines.add("blocked " + failure.finding().subject() + ": " + reason));
            Planner planner = planners.preview(failure.request());
            lines.addAll(PlanPrinter.print(planner.decide(failure.snapshot(), SoFar.NOTHING)));
        }
        return new Report(cases.size(), cases.size() + " things to mend", lines);
    }

    private List<Case> cases() {
        return clusters.all().stream()
                .map(ClusterInfo::id)
                .map(observer::observe)
                .flatMap(Optional::stream)
                .flatMap(snapshot -> Analyzer.analyze(snapshot, analysis).stream()
                        .flatMap(finding -> automatic.request(snapshot, finding).stream()
                                .map(request -> new Case(snapshot, finding, request))))
                .toList();
    }
}
