package dev.baton.schedule;

import dev.baton.execute.WaitingRecoveries;
import jakarta.enterprise.context.ApplicationScoped;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Takes up recoveries that wait for a worker, new ones and those of a worker that was lost. */
@ApplicationScoped
@DisallowConcurrentExecution
public class RecoveryJob implements Job {

    private final WaitingRecoveries waiting;

    RecoveryJob(WaitingRecoveries waiting) {
        this.waiting = waiting;
    }

    @Override
    public void execute(JobExecutionContext context) {
        waiting.takeUp();
    }
}
