package dev.baton.schedule;

import dev.baton.execute.Purge;
import jakarta.enterprise.context.ApplicationScoped;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Forgets what is too old to matter. */
@ApplicationScoped
@DisallowConcurrentExecution
public class PurgeJob implements Job {

    private final Purge purge;

    PurgeJob(Purge purge) {
        this.purge = purge;
    }

    @Override
    public void execute(JobExecutionContext context) {
        purge.run();
    }
}
