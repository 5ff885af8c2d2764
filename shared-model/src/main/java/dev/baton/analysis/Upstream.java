package dev.baton.analysis;

import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ServerView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The servers from which a replica's transactions can come: its sources, their sources, and so on. Below a co-primary
 * the replica may be among them itself.
 */
final class Upstream {

    private final Set<InstanceId> members = new HashSet<>();
    private final Set<UUID> uuids = new HashSet<>();
    private final Set<Long> serverIds = new HashSet<>();
    private final Deque<ServerView> toFollow = new ArrayDeque<>();
    private boolean reachesOutside;

    private Upstream() {}

    static Upstream of(ServerView replica) {
        Upstream upstream = new Upstream();
        upstream.followSourcesOf(replica);
        while (!upstream.toFollow.isEmpty()) {
            upstream.followSourcesOf(upstream.toFollow.remove());
        }
        return upstream;
    }

    /** The uuids by which they are known, to us or to those that follow them. */
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
        follower.sources().stream().filter(source -> members.add(source.id())).forEach(this::add);
    }

    private void add(ServerView source) {
        reachesOutside |= source.facts().isEmpty();
        source.facts().ifPresent(facts -> {
            uuid(facts.identity().uuid()).ifPresent(uuids::add);
            serverIds.add(facts.identity().serverId());
        });
        toFollow.add(source);
    }
}
