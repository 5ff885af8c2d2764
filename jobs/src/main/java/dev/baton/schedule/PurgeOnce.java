package dev.baton.schedule;

import dev.baton.execute.Purge;
import dev.baton.schedule.OneShotResult.Outcome;
import dev.baton.topology.InstanceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Forgets once what is too old to matter. */
@ApplicationScoped
class PurgeOnce implements OneShotJob {

    private final Purge purge;

    PurgeOnce(Purge purge) {
        this.purge = purge;
    }

    @Override
    public String name() {
        return "purge";
    }

    @Override
    public OneShotResult run(Mode mode) {
        return switch (mode) {
            case ACT -> new OneShotResult(Outcome.WELL, purge.run() + " rows went", List.of());
            case DRY_RUN ->
                new OneShotResult(
                        Outcome.WELL,
                        "would forget " + purge.toForget().size() + " servers, and records of that age",
                        purge.toForget().stream().map(InstanceId::toString).toList());
        };
    }
}
