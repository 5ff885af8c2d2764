package dev.baton.schedule;

import dev.baton.execute.VipLooks;
import jakarta.enterprise.context.ApplicationScoped;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Looks whether everything is on the hosts that moving a virtual address needs. */
@ApplicationScoped
@DisallowConcurrentExecution
public class VipPreflightJob implements Job {

    private final VipLooks looks;

    VipPreflightJob(VipLooks looks) {
        this.looks = looks;
    }

    @Override
    public void execute(JobExecutionContext context) {
        looks.preflight();
    }
}
