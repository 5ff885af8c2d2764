package dev.baton.schedule;

import dev.baton.config.AnalysisConfig;
import dev.baton.config.DiscoveryConfig;
import dev.baton.config.NodeConfig;
import dev.baton.config.VipConfig;
import dev.baton.discovery.Watch;
import dev.baton.execute.Rehearsal;
import dev.baton.execute.VipSessions;
import dev.baton.store.NodesTable;
import dev.baton.store.StoreClock;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Every job and trigger on one screen.
 *
 * <p>Per node, in memory: the beat, the watch, the inbox, sessions on hosts, rehearsals. Clustered, each firing on one
 * worker that wins it: discovery by shards, analysis, recovery, purge, virtual addresses. The number of triggers does not
 * grow with the number of servers.
 */
@ApplicationScoped
public class Schedule {

    private final Role role;
    private final ClusteredJobs clustered;
    private final Inbox inbox;
    private final Watch watch;
    private final VipSessions sessions;
    private final Rehearsal rehearsal;
    private final Seeds seeds;
    private final NodesTable nodes;
    private final StoreClock clock;
    private final Scheduler inMemory;
    private final NodeConfig node;
    private final DiscoveryConfig discovery;
    private final AnalysisConfig analysis;
    private final VipConfig vip;
    private final String version;

    Schedule(
            Fleet fleet,
            ClusteredJobs clustered,
            Inbox inbox,
            Watch watch,
            VipSessions sessions,
            Rehearsal rehearsal,
            Seeds seeds,
            NodesTable nodes,
            StoreClock clock,
            Scheduler inMemory) {
        this.role = fleet.role();
        this.clustered = clustered;
        this.inbox = inbox;
        this.watch = watch;
        this.sessions = sessions;
        this.rehearsal = rehearsal;
        this.seeds = seeds;
        this.nodes = nodes;
        this.clock = clock;
        this.inMemory = inMemory;
        this.node = fleet.node();
        this.discovery = fleet.discovery();
        this.analysis = fleet.analysis();
        this.vip = fleet.vip();
        this.version = fleet.version();
    }

    void start(@Observes StartupEvent started) {
        if (!role.isWorker()) {
            return;
        }
        nodes.enter(node.name(), version);
        for (int shard = 0; shard < discovery.shards(); shard++) {
            clustered.every(discovery.pollEvery(), DiscoveryJob.class, shard);
        }
        clustered.every(analysis.every(), AnalysisJob.class);
        clustered.every(Duration.ofSeconds(1), RecoveryJob.class);
        clustered.every(Duration.ofSeconds(1), NotificationJob.class);
        clustered.every(Duration.ofMinutes(1), PurgeJob.class);
        clustered.every(vip.sweepEvery(), VipSweepJob.class);
        clustered.every(vip.preflightEvery(), VipPreflightJob.class);
        clustered.start();
        inMemory.resume();
        inbox.open();
        seeds.plant();
    }

    @Scheduled(
            every = "${baton.node.beat-every:1s}",
            executeWith = Scheduled.SIMPLE,
            concurrentExecution = ConcurrentExecution.SKIP)
    void beat() {
        if (role.isWorker()) {
            nodes.beat(node.name(), version);
            clock.adjust();
        }
    }

    @Scheduled(
            every = "${baton.watch.refresh-every:1s}",
            executeWith = Scheduled.SIMPLE,
            concurrentExecution = ConcurrentExecution.SKIP)
    void refreshWatch() {
        if (role.isWorker()) {
            watch.refresh();
        }
    }

    @Scheduled(
            every = "${baton.vip.sweep-every:5s}",
            executeWith = Scheduled.SIMPLE,
            concurrentExecution = ConcurrentExecution.SKIP)
    void keepSessions() {
        if (role.isWorker()) {
            sessions.keep();
        }
    }

    @Scheduled(every = "1s", executeWith = Scheduled.SIMPLE, concurrentExecution = ConcurrentExecution.SKIP)
    void rehearse() {
        if (role.isWorker()) {
            rehearsal.goOn();
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (role.isWorker()) {
            inbox.close();
            watch.stop();
            nodes.leave(node.name());
        }
    }
}
