package dev.baton.discovery;

import dev.baton.config.NodeConfig;
import dev.baton.config.WatchConfig;
import dev.baton.mysql.HeldConnection;
import dev.baton.mysql.HeldConnection.Opening;
import dev.baton.mysql.HeldConnection.Rhythm;
import dev.baton.mysql.ProbeResult;
import dev.baton.mysql.Pulse;
import dev.baton.mysql.ServerConnections;
import dev.baton.mysql.ServerProbe;
import dev.baton.store.Ballot;
import dev.baton.store.ServersTable;
import dev.baton.store.VotesTable;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Vote.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What all watchers of a worker share: how they hold, probe and vote. Thread-safe. */
@ApplicationScoped
class WatchPost {

    private final ServerConnections connections;
    private final ServerProbe probe;
    private final Sightings sightings;
    private final ServersTable servers;
    private final VotesTable votes;
    private final String node;
    private final Rhythm rhythm;
    private final Duration silence;

    WatchPost(
            ServerConnections connections,
            ServerProbe probe,
            Sightings sightings,
            ServersTable servers,
            VotesTable votes,
            NodeConfig config,
            WatchConfig watch) {
        this.connections = connections;
        this.probe = probe;
        this.sightings = sightings;
        this.servers = servers;
        this.votes = votes;
        this.node = config.name();
        this.rhythm = new Rhythm(watch.silence().dividedBy(2), watch.silence().dividedBy(2));
        this.silence = watch.silence();
    }

    Opening hold(InstanceId server) {
        return HeldConnection.open(connections, server, rhythm, silence);
    }

    /** Whether the server answers over a fresh connection, within half the silence limit. */
    Pulse ping(InstanceId server) {
        return probe.ping(server, silence.dividedBy(2));
    }

    /** Everything about a server that answers. */
    ProbeResult probe(InstanceId server) {
        return probe.probeFully(server);
    }

    /** Tells the fleet what this worker saw, and keeps it. */
    void report(InstanceId server, ProbeResult result) {
        sightings.keep(Map.of(server, result), servers.find(server).stream().toList());
        votes.cast(node, List.of(ballot(server, result)));
    }

    private static Ballot ballot(InstanceId server, ProbeResult result) {
        return switch (result) {
            case ProbeResult.Seen seen -> new Ballot(server, Verdict.REACHABLE, "");
            case ProbeResult.Missed(var failure, var took) ->
                new Ballot(
                        server,
                        failure.kind().provesAlive() ? Verdict.REACHABLE : Verdict.UNREACHABLE,
                        failure.toString());
        };
    }
}
