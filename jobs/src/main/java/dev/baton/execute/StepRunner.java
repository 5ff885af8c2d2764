package dev.baton.execute;

import dev.baton.mysql.ServerCommands;
import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import dev.baton.store.DowntimesTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Does one step, on the server or in the store, and says how it ended. Thread-safe. */
@ApplicationScoped
public class StepRunner implements StepEffect {

    private static final Duration A_YEAR = Duration.ofDays(365);

    private final ServerCommands commands;
    private final DowntimesTable downtimes;

    StepRunner(ServerCommands commands, DowntimesTable downtimes) {
        this.commands = commands;
        this.downtimes = downtimes;
    }

    @Override
    public StepResult of(Step step) {
        return switch (step) {
            case Step.OnServer onServer -> commands.perform(onServer);
            case Step.MarkLost(var target, var reason) -> {
                downtimes.begin(target, "baton", reason, A_YEAR);
                yield new StepResult.Done("in downtime until somebody ends it");
            }
        };
    }
}
