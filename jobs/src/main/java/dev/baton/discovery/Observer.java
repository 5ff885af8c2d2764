package dev.baton.discovery;

import dev.baton.mysql.ProbeResult;
import dev.baton.store.KnownServer;
import dev.baton.store.SnapshotReader;
import dev.baton.store.StoreClock;
import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Observation;
import dev.baton.topology.Server;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks freshly at one cluster: what a decision is made from. Servers that could not be reached when last seen are not
 * probed again here, since waiting for a silent host would make every decision as slow as its time-out; the watch and
 * the polls tell when they come back. Thread-safe.
 */
@ApplicationScoped
public class Observer {

    private final SnapshotReader snapshots;
    private final Prober prober;
    private final Sightings sightings;
    private final StoreClock clock;

    Observer(SnapshotReader snapshots, Prober prober, Sightings sightings, StoreClock clock) {
        this.snapshots = snapshots;
        this.prober = prober;
        this.sightings = sightings;
        this.clock = clock;
    }

    /** The cluster as it is now; empty if the store does not know it. */
    public Optional<TopologySnapshot> observe(ClusterId cluster) {
        return snapshots.snapshot(cluster).map(this::refresh);
    }

    private TopologySnapshot refresh(TopologySnapshot stored) {
        List<ServerView> answering =
                stored.servers().stream().filter(ServerView::alive).toList();
        Map<InstanceId, ProbeResult> results =
                prober.probeFully(answering.stream().map(ServerView::id).toList());
        List<KnownServer> known = answering.stream()
                .map(server ->
                        new KnownServer(server.id(), stored.cluster().id(), server.observation(), stored.takenAt()))
                .toList();
        Map<InstanceId, Observation> seen = sightings.keep(results, known);
        List<Server> newer = new ArrayList<>();
        seen.forEach((id, observation) ->
                stored.find(id).ifPresent(server -> newer.add(server.server().seenAs(observation))));
        return stored.with(newer, clock.instant());
    }
}
