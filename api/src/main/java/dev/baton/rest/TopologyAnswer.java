package dev.baton.rest;

import dev.baton.page.cluster.ServerNode;
import dev.baton.topology.TopologyPrinter;
import dev.baton.topology.TopologySnapshot;
import java.time.Instant;
import java.util.List;

/**
 * A cluster's topology.
 *
 * @param name the cluster's lasting name
 * @param alias what people call it
 * @param generation its fencing token
 * @param takenAt the moment that it shows, by the store's clock
 * @param text the tree as text
 * @param tabulated the same with columns between bars
 * @param trees the tree; more than one where servers hang on nobody
 */
public record TopologyAnswer(
        String name,
        String alias,
        long generation,
        Instant takenAt,
        String text,
        String tabulated,
        List<NodeAnswer> trees) {

    /**
     * A server and what hangs on it.
     *
     * @param server the server
     * @param replication how it receives from the server that it hangs on, in words; empty at the top
     * @param replicas what hangs on it
     */
    public record NodeAnswer(InstanceAnswer server, String replication, List<NodeAnswer> replicas) {
        static NodeAnswer of(ServerNode node, TopologySnapshot snapshot) {
            return new NodeAnswer(
                    InstanceAnswer.of(snapshot.get(node.card().id())),
                    node.wire().words(),
                    node.replicas().stream()
                            .map(replica -> of(replica, snapshot))
                            .toList());
        }
    }

    static TopologyAnswer of(TopologySnapshot snapshot) {
        return new TopologyAnswer(
                snapshot.cluster().id().name(),
                snapshot.cluster().alias(),
                snapshot.cluster().generation(),
                snapshot.takenAt(),
                TopologyPrinter.tree(snapshot),
                TopologyPrinter.tabulated(snapshot),
                ServerNode.trees(snapshot, List.of()).stream()
                        .map(tree -> NodeAnswer.of(tree, snapshot))
                        .toList());
    }
}
