package dev.baton.page.cluster;

import dev.baton.analysis.Finding;
import dev.baton.page.recovery.RecoveryLine;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.List;

/**
 * A cluster among the others.
 *
 * @param head in a few words
 * @param worst what is worst in it, in words; nothing if nothing is
 * @param map its shape
 * @param lastRecovery its last recovery; nothing if it never had one
 */
public record ClusterTile(ClusterHead head, List<Problem> worst, MiniMap map, List<RecoveryLine> lastRecovery) {

    private static final int SHOWN = 2;

    public ClusterTile {
        worst = List.copyOf(worst);
        lastRecovery = List.copyOf(lastRecovery);
    }

    /**
     * @param findings those of this cluster, the worst first
     * @param lastRecovery the last one, or nothing
     */
    public static ClusterTile of(TopologySnapshot snapshot, List<Finding> findings, List<RecoveryLine> lastRecovery) {
        List<ServerNode> trees = ServerNode.trees(snapshot, findings);
        List<Problem> worst = findings.stream()
                .filter(finding -> !finding.isDowntimed())
                .limit(SHOWN)
                .map(Problem::naming)
                .toList();
        return new ClusterTile(head(snapshot, findings), worst, MiniMap.of(trees), lastRecovery);
    }

    static ClusterHead head(TopologySnapshot snapshot, List<Finding> findings) {
        ProblemCounts counts = ProblemCounts.of(findings);
        return new ClusterHead(
                snapshot.cluster(),
                snapshot.primary().map(ServerView::id).map(Object::toString).orElse(""),
                snapshot.servers().size(),
                counts.tone(),
                counts);
    }
}
