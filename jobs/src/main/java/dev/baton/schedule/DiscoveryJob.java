package dev.baton.schedule;

import dev.baton.config.DiscoveryConfig;
import dev.baton.discovery.Discovery;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Polls the servers of one shard. */
@ApplicationScoped
@DisallowConcurrentExecution
public class DiscoveryJob implements Job {

    private final Discovery discovery;
    private final int shards;
    private final MeterRegistry meters;

    DiscoveryJob(Discovery discovery, DiscoveryConfig config, MeterRegistry meters) {
        this.discovery = discovery;
        this.shards = config.shards();
        this.meters = meters;
    }

    @Override
    public void execute(JobExecutionContext context) {
        int shard = context.getMergedJobDataMap().getIntValue(ClusteredJobs.SHARD);
        if (shard < shards) {
            int polled = discovery.poll(shard, shards);
            meters.counter("baton.polls").increment(polled);
        }
    }
}
