package dev.baton.page.cluster;

import java.util.Comparator;
import java.util.List;

/**
 * All clusters, those in trouble first.
 *
 * @param clusters those that match
 * @param query what was searched for; empty for all
 * @param total how many clusters there are
 */
public record ClustersView(List<ClusterTile> clusters, String query, int total) {

    private static final Comparator<ClusterTile> ORDER = Comparator.comparing(
                    (ClusterTile tile) -> tile.head().tone())
            .reversed()
            .thenComparing(tile -> tile.head().info().alias())
            .thenComparing(tile -> tile.head().info().id());

    public ClustersView {
        clusters = clusters.stream().sorted(ORDER).toList();
    }

    /** How many servers the shown clusters have. */
    public int servers() {
        return clusters.stream().mapToInt(tile -> tile.head().servers()).sum();
    }

    /** How many of the shown clusters nothing is wrong with. */
    public long well() {
        return clusters.stream().filter(tile -> tile.head().problems().isNone()).count();
    }
}
