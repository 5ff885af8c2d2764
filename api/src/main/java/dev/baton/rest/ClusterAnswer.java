package dev.baton.rest;

import dev.baton.page.cluster.ProblemCounts;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;

/**
 * A cluster in a few words.
 *
 * @param name its lasting name
 * @param alias what people call it; its name where nobody said
 * @param generation its fencing token
 * @param primary address of its primary; empty if there is none
 * @param servers how many belong to it
 * @param findings how many findings of each urgency, without those of servers in downtime
 */
public record ClusterAnswer(
        String name, String alias, long generation, String primary, int servers, ProblemCountsAnswer findings) {

    /** How many findings of each urgency. */
    public record ProblemCountsAnswer(long critical, long warning, long notice) {
        static ProblemCountsAnswer of(ProblemCounts counts) {
            return new ProblemCountsAnswer(counts.critical(), counts.warnings(), counts.notices());
        }
    }

    static ClusterAnswer of(TopologySnapshot snapshot, ProblemCounts counts) {
        return new ClusterAnswer(
                snapshot.cluster().id().name(),
                snapshot.cluster().alias(),
                snapshot.cluster().generation(),
                snapshot.primary().map(ServerView::id).map(Object::toString).orElse(""),
                snapshot.servers().size(),
                ProblemCountsAnswer.of(counts));
    }
}
