package dev.baton.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * One cluster at one moment: its servers in the order of their addresses, who replicates from whom, and the workers'
 * votes. Immutable; analysis and planning read nothing else.
 *
 * <p>A channel names its source by the address the replica connects to, which need not be the address we know the
 * source by. The snapshot resolves it: by address, else by the source's uuid, else by a server id that only one server
 * of the cluster has.
 */
public final class TopologySnapshot {

    private final ClusterInfo cluster;
    private final Instant takenAt;
    private final NavigableMap<InstanceId, Server> servers;
    private final Votes votes;
    private final Map<InstanceId, List<InstanceId>> sourcesOf = new HashMap<>();
    private final Map<InstanceId, List<InstanceId>> replicasOf = new HashMap<>();

    public TopologySnapshot(ClusterInfo cluster, Instant takenAt, Collection<Server> servers, Votes votes) {
        this.cluster = cluster;
        this.takenAt = takenAt;
        this.votes = votes;
        NavigableMap<InstanceId, Server> byId = new TreeMap<>();
        servers.forEach(server -> byId.put(server.id(), server));
        this.servers = Collections.unmodifiableNavigableMap(byId);
        Map<InstanceId, List<InstanceId>> replicas = new TreeMap<>();
        byId.values().forEach(server -> linkToSources(server, replicas));
        replicas.forEach((source, ids) -> replicasOf.put(source, List.copyOf(ids)));
    }

    public ClusterInfo cluster() {
        return cluster;
    }

    /** When the last of its observations was made: the only "now" that rules and planners know. */
    public Instant takenAt() {
        return takenAt;
    }

    public Votes votes() {
        return votes;
    }

    /** All servers, in the order of their addresses. */
    public List<ServerView> servers() {
        return servers.values().stream().map(this::view).toList();
    }

    /** The server of that address, if it belongs to the cluster. */
    public Optional<ServerView> find(InstanceId id) {
        return Optional.ofNullable(servers.get(id)).map(this::view);
    }

    /** @throws IllegalArgumentException if no such server is in the cluster */
    public ServerView get(InstanceId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException(id + " is not in cluster " + cluster.id()));
    }

    /**
     * The server that takes or should take the writes: of the servers that receive from nobody inside the cluster or
     * are co-primaries, the writable one with most replicas; empty if nobody has replicas or several are equal in all.
     */
    public Optional<ServerView> primary() {
        return PrimaryChoice.of(this);
    }

    /** The same cluster with some servers seen anew and another moment. */
    public TopologySnapshot with(Collection<Server> newer, Instant at) {
        Map<InstanceId, Server> merged = new TreeMap<>(servers);
        newer.forEach(server -> merged.put(server.id(), server));
        return new TopologySnapshot(cluster, at, merged.values(), votes);
    }

    /** The same cluster with other votes. */
    public TopologySnapshot with(Votes other) {
        return new TopologySnapshot(cluster, takenAt, servers.values(), other);
    }

    /** Where the channel's source is in this cluster, if it is. */
    public Optional<InstanceId> resolve(ReplicationLink.Source source) {
        if (servers.containsKey(source.id())) {
            return Optional.of(source.id());
        }
        return byUuid(source.uuid()).or(() -> byServerId(source.serverId()));
    }

    List<InstanceId> sourcesOf(InstanceId id) {
        return sourcesOf.getOrDefault(id, List.of());
    }

    List<InstanceId> replicasOf(InstanceId id) {
        return replicasOf.getOrDefault(id, List.of());
    }

    private ServerView view(Server server) {
        return new ServerView(this, server);
    }

    private void linkToSources(Server server, Map<InstanceId, List<InstanceId>> replicas) {
        List<InstanceId> sources = server.observation().facts().stream()
                .flatMap(facts -> facts.links().stream())
                .flatMap(link -> resolve(link.source()).stream())
                .distinct()
                .toList();
        sourcesOf.put(server.id(), sources);
        sources.forEach(source ->
                replicas.computeIfAbsent(source, any -> new ArrayList<>()).add(server.id()));
    }

    private Optional<InstanceId> byUuid(String uuid) {
        return uuid.isEmpty()
                ? Optional.empty()
                : only(facts -> facts.identity().uuid().equals(uuid));
    }

    private Optional<InstanceId> byServerId(long serverId) {
        return serverId == 0 ? Optional.empty() : only(facts -> facts.identity().serverId() == serverId);
    }

    private Optional<InstanceId> only(Predicate<Instance> wanted) {
        List<InstanceId> found = servers.values().stream()
                .filter(server -> server.observation().facts().filter(wanted).isPresent())
                .map(Server::id)
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
