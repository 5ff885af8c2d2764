package dev.baton.analysis;

import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ServerView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The servers from which a replica's transactions can come: its sources, their sources, and so on.
 */
final class Upstream {

    private final Map<InstanceId, ServerView> servers = new LinkedHashMap<>();
    private final Set<UUID> uuids = new HashSet<>();
    private final Set<Long> serverIds = new HashSet<>();
    private final Deque<ServerView> toFollow = new ArrayDeque<>();
    private boolean reachesOutside;

    private Upstream() {}

    static Upstream of(ServerView replica) {
        Upstream upstream = new Upstream();
        replica.snapshot().servers().stream().filter(Upstream::takesWrites).forEach(upstream::name);
        upstream.followSourcesOf(replica);
        while (!upstream.toFollow.isEmpty()) {
            upstream.followSourcesOf(upstream.toFollow.remove());
        }
        return upstream;
    }

    /** Themselves. */
    List<ServerView> servers() {
        return List.copyOf(servers.values());
    }

    /** The uuids by which they are known, to us or to those that follow them; and those of servers that take writes. */
    Set<UUID> uuids() {
        return Set.copyOf(uuids);
    }

    /** Likewise their server ids. */
    Set<Long> serverIds() {
        return Set.copyOf(serverIds);
    }

    /** One of them follows a server of which we know nothing: transactions of any origin can arrive. */
    boolean reachesOutside() {
        return reachesOutside;
    }

    static Optional<UUID> uuid(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(text));
    }

    private void followSourcesOf(ServerView follower) {
        for (ReplicationLink link : follower.links()) {
            uuid(link.source().uuid()).ifPresent(uuids::add);
            serverIds.add(link.source().serverId());
            reachesOutside |= follower.snapshot().resolve(link.source()).isEmpty();
        }
        follower.sources().stream().forEach(this::add);
    }

    private void add(ServerView source) {
        if (servers.putIfAbsent(source.id(), source) == null) {
            reachesOutside |= source.facts().isEmpty();
            name(source);
            toFollow.add(source);
        }
    }

    private void name(ServerView writer) {
        writer.facts().ifPresent(facts -> {
            uuid(facts.identity().uuid()).ifPresent(uuids::add);
            serverIds.add(facts.identity().serverId());
        });
    }

    /** It may feed the replica's source since it was handed the writes, though the source was not read again since. */
    private static boolean takesWrites(ServerView server) {
        return server.reachable() && server.isPrimary() && server.writable();
    }
}
