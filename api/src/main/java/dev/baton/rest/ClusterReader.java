package dev.baton.rest;

import static java.util.stream.Collectors.groupingBy;

import dev.baton.analysis.Finding;
import dev.baton.operate.Clusters;
import dev.baton.page.cluster.ProblemCounts;
import dev.baton.store.CurrentFinding;
import dev.baton.store.Store;
import dev.baton.topology.ClusterId;
import dev.baton.topology.TopologySnapshot;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Puts clusters together with what is wrong in them. Safe for use by many threads. */
@Singleton
final class ClusterReader {

    private final Clusters clusters;
    private final Store store;

    ClusterReader(Clusters clusters, Store store) {
        this.clusters = clusters;
        this.store = store;
    }

    List<ClusterAnswer> all() {
        Map<ClusterId, List<Finding>> findings =
                store.findings().all().stream().map(CurrentFinding::finding).collect(groupingBy(Finding::cluster));
        return clusters.snapshots().stream()
                .map(snapshot -> ClusterAnswer.of(
                        snapshot,
                        ProblemCounts.of(
                                findings.getOrDefault(snapshot.cluster().id(), List.of()))))
                .toList();
    }

    ClusterAnswer one(String hint) {
        TopologySnapshot snapshot = clusters.snapshot(hint);
        List<Finding> findings = store.findings().ofCluster(snapshot.cluster().id()).stream()
                .map(CurrentFinding::finding)
                .toList();
        return ClusterAnswer.of(snapshot, ProblemCounts.of(findings));
    }
}
