package dev.baton.schedule;

import dev.baton.config.DiscoveryConfig;
import dev.baton.discovery.Discovery;
import dev.baton.schedule.OneShotResult.Outcome;
import dev.baton.store.ServersTable;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Observation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks once at all servers that are known, and at the seeds. */
@ApplicationScoped
class DiscoveryOnce implements OneShotJob {

    private final Discovery discovery;
    private final ServersTable servers;
    private final DiscoveryConfig config;

    DiscoveryOnce(Discovery discovery, ServersTable servers, DiscoveryConfig config) {
        this.discovery = discovery;
        this.servers = servers;
        this.config = config;
    }

    @Override
    public String name() {
        return "discovery";
    }

    @Override
    public OneShotResult run(Mode mode) {
        Set<InstanceId> wanted = new LinkedHashSet<>(servers.addresses().keySet());
        config.seeds().orElse(List.of()).stream().map(InstanceId::parse).forEach(wanted::add);
        return switch (mode) {
            case DRY_RUN ->
                new OneShotResult(
                        Outcome.WELL,
                        "would look at " + wanted.size() + " servers",
                        wanted.stream().sorted().map(InstanceId::toString).toList());
            case ACT -> result(discovery.crawl(wanted));
        };
    }

    private static OneShotResult result(Map<InstanceId, Observation> seen) {
        long reachable = seen.values().stream()
                .filter(Observation.Reachable.class::isInstance)
                .count();
        return new OneShotResult(
                reachable == seen.size() ? Outcome.WELL : Outcome.ATTENTION,
                reachable + " of " + seen.size() + " servers answered",
                seen.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getKey() + " " + say(entry.getValue()))
                        .toList());
    }

    private static String say(Observation observation) {
        return switch (observation) {
            case Observation.Reachable reachable ->
                "answers, " + reachable.instance().version().text();
            case Observation.TurnedAway turned -> "turned us away: " + turned.why();
            case Observation.Unreachable gone -> "cannot be reached: " + gone.why();
            case Observation.NeverSeen never -> "was never seen: " + never.why();
        };
    }
}
