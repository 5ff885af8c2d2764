package dev.baton.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;

/** Registers jobs with the clustered Quartz scheduler; several workers may do so at once. */
@ApplicationScoped
class ClusteredJobs {

    static final String SHARD = "shard";

    private final Instance<Scheduler> scheduler;

    /** Not injected directly: the scheduler is not there in processes that do not take part in the fleet. */
    ClusteredJobs(Instance<Scheduler> scheduler) {
        this.scheduler = scheduler;
    }

    void every(Duration period, Class<? extends Job> job) {
        schedule(period, detail(job, job.getSimpleName(), "0"));
    }

    void every(Duration period, Class<? extends Job> job, int shard) {
        schedule(period, detail(job, job.getSimpleName() + "-" + shard, String.valueOf(shard)));
    }

    void start() {
        try {
            scheduler.get().start();
        } catch (SchedulerException broken) {
            throw new IllegalStateException("the scheduler does not start", broken);
        }
    }

    private static JobDetail detail(Class<? extends Job> job, String name, String shard) {
        return JobBuilder.newJob(job)
                .withIdentity(name)
                .usingJobData(SHARD, shard)
                .requestRecovery(RecoveryJob.class.equals(job))
                .build();
    }

    private void schedule(Duration period, JobDetail detail) {
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(detail.getKey().getName())
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(period.toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
        try {
            add(detail, trigger, period);
        } catch (SchedulerException broken) {
            throw new IllegalStateException("job " + detail.getKey() + " cannot be scheduled", broken);
        }
    }

    private void add(JobDetail detail, Trigger trigger, Duration period) throws SchedulerException {
        try {
            scheduler.get().scheduleJob(detail, trigger);
        } catch (ObjectAlreadyExistsException another) {
            boolean changed = scheduler.get().getTrigger(trigger.getKey()) instanceof SimpleTrigger there
                    && there.getRepeatInterval() != period.toMillis();
            if (changed) {
                scheduler.get().rescheduleJob(trigger.getKey(), trigger);
            }
        }
    }
}
