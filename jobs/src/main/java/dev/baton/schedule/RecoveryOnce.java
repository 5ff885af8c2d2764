package dev.baton.schedule;

import dev.baton.execute.RecoveryOffice;
import dev.baton.execute.RecoveryOffice.Report;
import dev.baton.schedule.OneShotResult.Outcome;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Looks freshly at all clusters, begins the recoveries that may begin and runs them to their end; or says what it would
 * do. The voters are the fleet's workers, so without a living fleet nothing automatic begins.
 */
@ApplicationScoped
class RecoveryOnce implements OneShotJob {

    private final RecoveryOffice office;

    RecoveryOnce(RecoveryOffice office) {
        this.office = office;
    }

    @Override
    public String name() {
        return "recovery";
    }

    @Override
    public OneShotResult run(Mode mode) {
        Report report = switch (mode) {
            case ACT -> office.recoverAll();
            case DRY_RUN -> office.preview();
        };
        return new OneShotResult(
                report.troubles() == 0 ? Outcome.WELL : Outcome.ATTENTION, report.summary(), report.lines());
    }
}
