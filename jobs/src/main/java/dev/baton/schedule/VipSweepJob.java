package dev.baton.schedule;

import dev.baton.execute.VipLooks;
import dev.baton.execute.VipRepairs;
import jakarta.enterprise.context.ApplicationScoped;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Asks hosts which virtual addresses they hold, renews leases, and puts back what is not where it belongs. */
@ApplicationScoped
@DisallowConcurrentExecution
public class VipSweepJob implements Job {

    private final VipLooks looks;
    private final VipRepairs repairs;

    VipSweepJob(VipLooks looks, VipRepairs repairs) {
        this.looks = looks;
        this.repairs = repairs;
    }

    @Override
    public void execute(JobExecutionContext context) {
        if (looks.look() > 0) {
            repairs.respond();
        }
    }
}
