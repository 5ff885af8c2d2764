package dev.baton.pages;

import static java.util.stream.Collectors.groupingBy;

import dev.baton.analysis.Finding;
import dev.baton.operate.Clusters;
import dev.baton.page.Moment;
import dev.baton.page.finding.ChangeLine;
import dev.baton.page.finding.FindingLine;
import dev.baton.store.CurrentFinding;
import dev.baton.store.Page;
import dev.baton.store.Store;
import dev.baton.topology.ClusterId;
import dev.baton.topology.ClusterInfo;
import dev.baton.topology.ServerView;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Puts findings together with the aliases of their clusters. Safe for use by many threads. */
@Singleton
final class FindingReader {

    private static final Comparator<FindingLine> WORST_FIRST = Comparator.comparing(FindingLine::tone)
            .reversed()
            .thenComparing(FindingLine::alias)
            .thenComparing(line -> line.finding().subject());

    private static final Page LATELY = Page.first(20);

    private final Store store;
    private final Clusters clusters;

    FindingReader(Store store, Clusters clusters) {
        this.store = store;
        this.clusters = clusters;
    }

    /** All, the worst first. */
    List<FindingLine> all(Instant now) {
        Map<ClusterId, ClusterInfo> infos = clusters.byId();
        return store.findings().all().stream()
                .flatMap(
                        current -> Stream.ofNullable(infos.get(current.finding().cluster()))
                                .map(info -> line(current, info, now)))
                .sorted(WORST_FIRST)
                .toList();
    }

    /** Those of a cluster, in the analyzer's order. */
    List<FindingLine> of(ClusterInfo cluster, Instant now) {
        return store.findings().ofCluster(cluster.id()).stream()
                .map(current -> line(current, cluster, now))
                .toList();
    }

    /** What came, changed and went of a server lately, newest first. */
    List<ChangeLine> changesOf(ServerView server, Instant now) {
        return store.findingChanges().ofServer(server.snapshot().cluster().id(), server.id(), LATELY).stream()
                .map(change -> new ChangeLine(change, new Moment(change.at(), now)))
                .toList();
    }

    /** All, by cluster. */
    Map<ClusterId, List<Finding>> byCluster() {
        return store.findings().all().stream().map(CurrentFinding::finding).collect(groupingBy(Finding::cluster));
    }

    private static FindingLine line(CurrentFinding current, ClusterInfo cluster, Instant now) {
        return new FindingLine(current.finding(), cluster.alias(), new Moment(current.firstSeenAt(), now));
    }
}
