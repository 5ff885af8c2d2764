package dev.baton.plan;

import dev.baton.topology.Failure;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Observation;
import dev.baton.topology.ReplicationError;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ReplicationLink.IoThread;
import dev.baton.topology.Server;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import dev.baton.topology.Vote;
import dev.baton.topology.Votes;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Answers "if this server died now" before it does: the same cluster at the same moment, with the server crashed, its
 * replicas noticing, and every worker saying so. A planner run on it gives the standing prediction that operators read
 * on the page while all is well. Pure.
 */
public final class WhatIf {

    /** What a client library says when nobody listens: its {@code CR_CONN_HOST_ERROR}. */
    private static final int CANNOT_CONNECT = 2003;

    private WhatIf() {}

    /**
     * The cluster as it would be just after the server crashed: not seen since the last probe, which counts for the
     * loss. One that is known to be unreachable stays as it was seen.
     *
     * @throws IllegalArgumentException if the server is not in the cluster
     */
    public static TopologySnapshot crashed(TopologySnapshot snapshot, InstanceId server) {
        ServerView victim = snapshot.get(server);
        List<Server> changed = Stream.concat(
                        Stream.of(dead(victim)),
                        victim.replicas().stream()
                                .filter(ServerView::reachable)
                                .filter(replica -> !replica.id().equals(server))
                                .map(replica -> cutOff(replica, server)))
                .toList();
        return snapshot.with(changed, snapshot.takenAt()).with(unanimous(snapshot, server));
    }

    private static Server dead(ServerView victim) {
        Instant now = victim.snapshot().takenAt();
        Failure crash = new Failure(Failure.Kind.REFUSED, "");
        return switch (victim.server().observation()) {
            case Observation.Reachable(var facts, var at) ->
                victim.server().seenAs(new Observation.Unreachable(facts, crash, at, now));
            case Observation.TurnedAway(var facts, var why, var since, var at) ->
                victim.server().seenAs(new Observation.Unreachable(facts, crash, since, now));
            case Observation.NeverSeen(var why, var since, var at) ->
                victim.server().seenAs(new Observation.NeverSeen(crash, since, now));
            case Observation.Unreachable already -> victim.server();
        };
    }

    private static Server cutOff(ServerView replica, InstanceId source) {
        Instance facts = replica.facts().orElseThrow();
        List<ReplicationLink> links = facts.links().stream()
                .map(link -> receivesFrom(replica, link, source) ? connecting(link) : link)
                .toList();
        return replica.server()
                .seenAs(new Observation.Reachable(
                        SimulatedFacts.withLinks(facts, links),
                        replica.snapshot().takenAt()));
    }

    private static boolean receivesFrom(ServerView replica, ReplicationLink link, InstanceId source) {
        return link.io().state() == IoState.RUNNING
                && replica.snapshot()
                        .resolve(link.source())
                        .filter(source::equals)
                        .isPresent();
    }

    private static ReplicationLink connecting(ReplicationLink link) {
        IoThread trying = new IoThread(IoState.CONNECTING, new ReplicationError(CANNOT_CONNECT, "connection refused"));
        return new ReplicationLink(link.channel(), link.source(), trying, link.sql(), link.progress(), link.settings());
    }

    private static Votes unanimous(TopologySnapshot snapshot, InstanceId server) {
        int workers = Math.max(1, snapshot.votes().liveWorkers());
        Stream<Vote> others =
                snapshot.votes().cast().stream().filter(vote -> !vote.server().equals(server));
        Stream<Vote> against = IntStream.rangeClosed(1, workers)
                .mapToObj(number -> new Vote(
                        "worker " + number, server, Vote.Verdict.UNREACHABLE, snapshot.takenAt(), "as if it had died"));
        return new Votes(Stream.concat(others, against).toList(), workers);
    }
}
