package dev.baton.schedule;

import dev.baton.publish.Notifications;
import jakarta.enterprise.context.ApplicationScoped;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Tells by mail, webhook and chat what became of recoveries. */
@ApplicationScoped
@DisallowConcurrentExecution
public class NotificationJob implements Job {

    private final Notifications notifications;

    NotificationJob(Notifications notifications) {
        this.notifications = notifications;
    }

    @Override
    public void execute(JobExecutionContext context) {
        notifications.tell();
    }
}
