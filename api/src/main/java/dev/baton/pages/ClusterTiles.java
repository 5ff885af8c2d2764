package dev.baton.pages;

import static java.util.stream.Collectors.toMap;

import dev.baton.operate.Clusters;
import dev.baton.operate.RecoveryReader;
import dev.baton.page.cluster.ClusterTile;
import dev.baton.page.cluster.ClustersView;
import dev.baton.page.recovery.RecoveryLine;
import dev.baton.topology.ClusterId;
import dev.baton.topology.TopologySnapshot;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the clusters for the page that shows them all. Safe for use by many threads. */
@Singleton
final class ClusterTiles {

    /** Of so many newest recoveries the last one of each cluster is shown. */
    private static final int RECENT = 200;

    private final Clusters clusters;
    private final FindingReader findings;
    private final RecoveryReader recoveries;

    ClusterTiles(Clusters clusters, FindingReader findings, RecoveryReader recoveries) {
        this.clusters = clusters;
        this.findings = findings;
        this.recoveries = recoveries;
    }

    /** @param query a part of an alias, a name or an address; empty for all */
    ClustersView matching(String query) {
        List<TopologySnapshot> all = clusters.snapshots();
        var found = findings.byCluster();
        Map<ClusterId, RecoveryLine> last = recoveries.page(List.of(), 0, RECENT).stream()
                .collect(toMap(line -> line.recovery().cluster(), line -> line, (newer, older) -> newer));
        List<ClusterTile> tiles = all.stream()
                .filter(snapshot -> matches(snapshot, query))
                .map(snapshot -> ClusterTile.of(
                        snapshot,
                        found.getOrDefault(snapshot.cluster().id(), List.of()),
                        Optional.ofNullable(last.get(snapshot.cluster().id())).stream()
                                .toList()))
                .toList();
        return new ClustersView(tiles, query, all.size());
    }

    private static boolean matches(TopologySnapshot snapshot, String query) {
        String part = query.toLowerCase(Locale.ROOT);
        return Stream.concat(
                        Stream.of(
                                snapshot.cluster().alias(),
                                snapshot.cluster().id().name()),
                        snapshot.servers().stream().map(server -> server.id().toString()))
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(part));
    }
}
