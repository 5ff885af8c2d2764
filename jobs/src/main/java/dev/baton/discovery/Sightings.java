package dev.baton.discovery;

import dev.baton.discovery.Names.Standing;
import dev.baton.mysql.ProbeResult;
import dev.baton.store.ClustersTable;
import dev.baton.store.KnownServer;
import dev.baton.store.ServersTable;
import dev.baton.store.Sighting;
import dev.baton.store.StoreClock;
import dev.baton.topology.ClusterAssignment;
import dev.baton.topology.ClusterId;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Observation;
import dev.baton.topology.Observations;
import dev.baton.topology.Server;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns what probes brought into observations, and keeps them: under the address by which a server is known, in the
 * cluster to which it belongs, with what was known before where a probe failed. Thread-safe.
 */
@ApplicationScoped
public class Sightings {

    private final ServersTable servers;
    private final ClustersTable clusters;
    private final Names names;
    private final StoreClock clock;

    Sightings(ServersTable servers, ClustersTable clusters, Names names, StoreClock clock) {
        this.servers = servers;
        this.clusters = clusters;
        this.names = names;
        this.clock = clock;
    }

    /**
     * Keeps the results of probes.
     *
     * @param results by the address that was probed
     * @param known what the store knew of these servers before
     * @return the observations, by the address the server is known by
     */
    public Map<InstanceId, Observation> keep(Map<InstanceId, ProbeResult> results, Collection<KnownServer> known) {
        Map<InstanceId, KnownServer> before = new HashMap<>();
        known.forEach(server -> before.put(server.id(), server));
        Map<InstanceId, Observation> seen = new LinkedHashMap<>();
        Instant now = clock.instant();
        results.forEach((asked, result) ->
                observe(asked, result, before, now).forEach((id, observation) -> seen.put(id, observation)));
        save(seen, before);
        return seen;
    }

    private Map<InstanceId, Observation> observe(
            InstanceId asked, ProbeResult result, Map<InstanceId, KnownServer> before, Instant now) {
        return switch (result) {
            case ProbeResult.Seen(var instance, var took) -> {
                Instance named =
                        names.settle(asked, instance, before.containsKey(asked) ? Standing.KNOWN : Standing.NEW);
                Instance sinceBefore = Optional.ofNullable(before.get(named.id()))
                        .flatMap(known -> known.observation().facts())
                        .map(named::since)
                        .orElse(named);
                yield Map.of(named.id(), new Observation.Reachable(sinceBefore, now));
            }
            case ProbeResult.Missed(var failure, var took) -> {
                Optional<Observation> previous =
                        Optional.ofNullable(before.get(asked)).map(KnownServer::observation);
                yield Map.of(asked, Observations.missed(previous, failure, now));
            }
        };
    }

    private void save(Map<InstanceId, Observation> seen, Map<InstanceId, KnownServer> before) {
        Map<InstanceId, ClusterId> placed =
                seen.entrySet().stream().allMatch(entry -> keepsItsPlace(entry.getValue(), before.get(entry.getKey())))
                        ? Map.of()
                        : place(seen);
        List<Sighting> sightings = new ArrayList<>();
        seen.forEach((id, observation) -> sightings.add(new Sighting(
                id,
                Optional.ofNullable(placed.get(id))
                        .or(() -> Optional.ofNullable(before.get(id)).map(KnownServer::cluster))
                        .orElseGet(() -> ClusterId.firstSeenUnder(id)),
                observation)));
        Set.copyOf(placed.values()).forEach(clusters::ensure);
        servers.saveAll(sightings);
        move(placed);
    }

    /** Nothing changed that decides on a server's cluster: it is known, and replicates from where it did, in the same group. */
    private static boolean keepsItsPlace(Observation now, @Nullable KnownServer before) {
        return before != null && neighbours(now).equals(neighbours(before.observation()));
    }

    private Map<InstanceId, ClusterId> place(Map<InstanceId, Observation> seen) {
        Map<InstanceId, ClusterAssignment.Member> members = new LinkedHashMap<>();
        servers.all()
                .forEach(server -> members.put(
                        server.id(),
                        new ClusterAssignment.Member(
                                Server.of(server.id(), server.observation()),
                                server.cluster().name())));
        seen.forEach((id, observation) -> members.merge(
                id,
                new ClusterAssignment.Member(Server.of(id, observation), ""),
                (old, fresh) -> new ClusterAssignment.Member(fresh.server(), old.cluster())));
        return ClusterAssignment.of(members.values());
    }

    private void move(Map<InstanceId, ClusterId> placed) {
        if (placed.isEmpty()) {
            return;
        }
        servers.addresses()
                .forEach((id, cluster) -> Optional.ofNullable(placed.get(id))
                        .filter(right -> !right.equals(cluster))
                        .ifPresent(right -> servers.moveToCluster(id, right)));
    }

    /** Its sources, and the other members of its replication group. */
    private static Set<InstanceId> neighbours(Observation observation) {
        return observation.facts().stream()
                .flatMap(facts -> Stream.concat(
                        facts.links().stream().map(link -> link.source().id()), facts.group().members().stream()))
                .collect(Collectors.toSet());
    }
}
