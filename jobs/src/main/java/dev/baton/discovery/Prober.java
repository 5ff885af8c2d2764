package dev.baton.discovery;

import dev.baton.config.DiscoveryConfig;
import dev.baton.mysql.ProbeResult;
import dev.baton.mysql.ServerProbe;
import dev.baton.topology.InstanceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Probes many servers at the same time, each on a virtual thread, no more at once than configured. Thread-safe. */
@ApplicationScoped
public class Prober {

    private final ServerProbe probe;
    private final TestWrites writes;
    private final Semaphore slots;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Prober(ServerProbe probe, TestWrites writes, DiscoveryConfig config) {
        this.probe = probe;
        this.writes = writes;
        this.slots = new Semaphore(config.concurrency());
    }

    /** Polls servers, and writes to those that are to be written to. Each one's result, in the order in which they were given, once the last has answered or failed. */
    public Map<InstanceId, ProbeResult> poll(Collection<InstanceId> servers) {
        return all(servers, id -> writes.after(id, probe.probe(id)));
    }

    /** As {@link #poll}, reading everything anew: for whoever decides or acts upon it. */
    public Map<InstanceId, ProbeResult> probeFully(Collection<InstanceId> servers) {
        return all(servers, probe::probeFully);
    }

    private Map<InstanceId, ProbeResult> all(Collection<InstanceId> servers, Function<InstanceId, ProbeResult> look) {
        Map<InstanceId, Future<ProbeResult>> running = new LinkedHashMap<>();
        servers.forEach(id -> running.put(id, threads.submit((Callable<ProbeResult>) () -> limited(id, look))));
        Map<InstanceId, ProbeResult> results = new LinkedHashMap<>();
        running.forEach((id, result) -> results.put(id, result(result)));
        return results;
    }

    private ProbeResult limited(InstanceId id, Function<InstanceId, ProbeResult> look) throws InterruptedException {
        slots.acquire();
        try {
            return look.apply(id);
        } finally {
            slots.release();
        }
    }

    private static ProbeResult result(Future<ProbeResult> running) {
        try {
            return running.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while probing", stopped);
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a probe failed unexpectedly", bug.getCause());
        }
    }
}
