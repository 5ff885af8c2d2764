package dev.baton.discovery;

import dev.baton.mysql.ProbeResult;
import dev.baton.store.KnownServer;
import dev.baton.store.ServersTable;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Observation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds servers: polls those that are known, and crawls from any server up to its sources and down to its replicas. */
@ApplicationScoped
public class Discovery {

    private static final int MOST_ROUNDS = 32;

    private final Prober prober;
    private final Sightings sightings;
    private final ServersTable servers;
    private final Names names;

    Discovery(Prober prober, Sightings sightings, ServersTable servers, Names names) {
        this.prober = prober;
        this.sightings = sightings;
        this.servers = servers;
        this.names = names;
    }

    /**
     * Looks at these servers, and at everybody they replicate from or feed whom the store did not know.
     *
     * @return everything that was looked at, by the address it is known by
     */
    public Map<InstanceId, Observation> crawl(Collection<InstanceId> start) {
        Map<InstanceId, Observation> all = new LinkedHashMap<>();
        Set<InstanceId> done = new HashSet<>();
        Set<InstanceId> next = start.stream().map(names::known).collect(Collectors.toCollection(LinkedHashSet::new));
        for (int round = 0; round < MOST_ROUNDS && !next.isEmpty(); round++) {
            done.addAll(next);
            Map<InstanceId, ProbeResult> results = prober.poll(next);
            Map<InstanceId, Observation> seen = sightings.keep(results, known(next));
            all.putAll(seen);
            done.addAll(seen.keySet());
            next = strangers(seen.values(), done);
        }
        return all;
    }

    /** Polls the servers of one shard. @return how many were looked at */
    public int poll(int shard, int shards) {
        List<InstanceId> mine = servers.addresses().keySet().stream()
                .filter(id -> Math.floorMod(id.hashCode(), shards) == shard)
                .sorted()
                .toList();
        return mine.isEmpty() ? 0 : crawl(mine).size();
    }

    private List<KnownServer> known(Set<InstanceId> ids) {
        return servers.all().stream()
                .filter(server -> ids.contains(server.id()))
                .toList();
    }

    private Set<InstanceId> strangers(Collection<Observation> seen, Set<InstanceId> done) {
        Set<InstanceId> neighbours = seen.stream()
                .filter(Observation.Reachable.class::isInstance)
                .flatMap(Discovery::neighbours)
                .map(names::known)
                .filter(id -> !done.contains(id))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!neighbours.isEmpty()) {
            neighbours.removeAll(servers.addresses().keySet());
        }
        return neighbours;
    }

    /** The name that stands for the source of a detached replica leads nowhere. */
    private static Stream<InstanceId> neighbours(Observation observation) {
        return observation.facts().stream()
                .flatMap(facts -> Stream.of(
                                facts.links().stream()
                                        .filter(link -> !link.isDetached())
                                        .map(link -> link.source().id()),
                                facts.listedReplicas().stream(),
                                facts.group().members().stream())
                        .flatMap(addresses -> addresses));
    }
}
