package dev.baton.topology;

import dev.baton.vip.VipStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One cluster at one moment: its servers in the order of their addresses, who replicates from whom, and the workers'
 * votes. Immutable; analysis and planning read nothing else.
 *
 * <p>A channel names its source by the address the replica connects to, which need not be the address we know the
 * source by. The snapshot resolves it: by address, else by the source's uuid, else by a server id that only one server
 * of the cluster has. All of this is done once, on construction, so that asking is cheap.
 */
public final class TopologySnapshot {

    private final ClusterInfo cluster;
    private final Instant takenAt;
    private final Map<InstanceId, ServerView> servers = new TreeMap<>();
    private final List<ServerView> inOrder;
    private final Votes votes;
    private final List<VipStatus> vips;
    private final SourceIndex index;
    private final Map<InstanceId, List<ServerView>> sourcesOf = new HashMap<>();
    private final Map<InstanceId, List<ServerView>> replicasOf = new HashMap<>();
    private final Set<InstanceId> coPrimaries;
    private final @Nullable ServerView primary;

    /** A cluster without virtual addresses. */
    public TopologySnapshot(ClusterInfo cluster, Instant takenAt, Collection<Server> servers, Votes votes) {
        this(cluster, takenAt, servers, votes, List.of());
    }

    private TopologySnapshot(
            ClusterInfo cluster, Instant takenAt, Collection<Server> servers, Votes votes, List<VipStatus> vips) {
        this.cluster = cluster;
        this.takenAt = takenAt;
        this.votes = votes;
        this.vips = List.copyOf(vips);
        servers.forEach(server -> this.servers.put(server.id(), new ServerView(this, server)));
        this.inOrder = List.copyOf(this.servers.values());
        this.index = new SourceIndex(inOrder.stream().map(ServerView::server).toList());
        inOrder.forEach(this::linkToSources);
        replicasOf.replaceAll((source, replicas) -> List.copyOf(replicas));
        this.coPrimaries = inOrder.stream()
                .filter(server -> server.sources().stream().anyMatch(server::isSourceOf))
                .map(ServerView::id)
                .collect(Collectors.toUnmodifiableSet());
        this.primary = PrimaryChoice.of(inOrder).orElse(null);
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

    /** The cluster's virtual addresses, and where they were last seen. */
    public List<VipStatus> vips() {
        return vips;
    }

    /** All servers, in the order of their addresses. */
    public List<ServerView> servers() {
        return inOrder;
    }

    /** The server of that address, if it belongs to the cluster. */
    public Optional<ServerView> find(InstanceId id) {
        return Optional.ofNullable(servers.get(id));
    }

    /** @throws IllegalArgumentException if no such server is in the cluster */
    public ServerView get(InstanceId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException(id + " is not in cluster " + cluster.id()));
    }

    /**
     * The server that takes or should take the writes: of the servers that receive from nobody or are co-primaries, the
     * one with most replicas; of co-primaries the writable one. Empty if several are equal in all.
     */
    public Optional<ServerView> primary() {
        return Optional.ofNullable(primary);
    }

    /** The same cluster with some servers seen anew and another moment. */
    public TopologySnapshot with(Collection<Server> newer, Instant at) {
        Map<InstanceId, Server> merged = new TreeMap<>();
        inOrder.forEach(view -> merged.put(view.id(), view.server()));
        newer.forEach(server -> merged.put(server.id(), server));
        return new TopologySnapshot(cluster, at, merged.values(), votes, vips);
    }

    /** The same cluster with other votes. */
    public TopologySnapshot with(Votes other) {
        return new TopologySnapshot(cluster, takenAt, plainServers(), other, vips);
    }

    /** The same cluster with other virtual addresses, or the same seen elsewhere. */
    public TopologySnapshot withVips(List<VipStatus> other) {
        return new TopologySnapshot(cluster, takenAt, plainServers(), votes, other);
    }

    /** Where the channel's source is in this cluster, if it is. */
    public Optional<InstanceId> resolve(ReplicationLink.Source source) {
        return index.find(source);
    }

    /** Whether several servers have this uuid; servers without one do not count. */
    public boolean isUuidShared(String uuid) {
        return !uuid.isEmpty() && index.isShared(uuid);
    }

    /** Whether several servers have this server id. */
    public boolean isServerIdShared(long serverId) {
        return index.isShared(serverId);
    }

    List<ServerView> sourcesOf(InstanceId id) {
        return sourcesOf.getOrDefault(id, List.of());
    }

    List<ServerView> replicasOf(InstanceId id) {
        return replicasOf.getOrDefault(id, List.of());
    }

    boolean isCoPrimary(InstanceId id) {
        return coPrimaries.contains(id);
    }

    private List<Server> plainServers() {
        return inOrder.stream().map(ServerView::server).toList();
    }

    private void linkToSources(ServerView server) {
        Map<InstanceId, ServerView> sources = new LinkedHashMap<>();
        for (ReplicationLink link : server.links()) {
            index.find(link.source())
                    .filter(source -> !source.equals(server.id()))
                    .ifPresent(source -> sources.put(source, get(source)));
        }
        sourcesOf.put(server.id(), List.copyOf(sources.values()));
        sources.keySet()
                .forEach(source -> replicasOf
                        .computeIfAbsent(source, any -> new ArrayList<>())
                        .add(server));
    }
}
