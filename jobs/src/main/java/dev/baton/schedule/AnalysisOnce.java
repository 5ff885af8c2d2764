package dev.baton.schedule;

import dev.baton.analysis.Finding;
import dev.baton.analysis.Severity;
import dev.baton.execute.EstateAnalysis;
import dev.baton.schedule.OneShotResult.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Analyses all clusters once from what is stored, and says what is wrong. It begins no recovery. */
@ApplicationScoped
class AnalysisOnce implements OneShotJob {

    private final EstateAnalysis estate;

    AnalysisOnce(EstateAnalysis estate) {
        this.estate = estate;
    }

    @Override
    public String name() {
        return "analysis";
    }

    @Override
    public OneShotResult run(Mode mode) {
        List<Finding> findings = switch (mode) {
            case ACT -> estate.keepFindings();
            case DRY_RUN -> estate.preview();
        };
        boolean serious = findings.stream().anyMatch(finding -> finding.code().severity() != Severity.NOTICE);
        return new OneShotResult(
                serious ? Outcome.ATTENTION : Outcome.WELL,
                findings.size() + " findings",
                findings.stream()
                        .map(finding -> finding.code().severity() + " " + finding.code() + " " + finding.subject() + " "
                                + finding.sentence())
                        .toList());
    }
}
