package dev.baton.page.cluster;

import dev.baton.analysis.Finding;
import dev.baton.page.Tone;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A server in the drawn topology with those that hang on it.
 *
 * @param card the server
 * @param wire the line to its source
 * @param replicas what hangs on it, in the order of addresses; a server with several sources hangs on the first only
 */
public record ServerNode(ServerCard card, Wire wire, List<ServerNode> replicas) {

    public ServerNode {
        replicas = List.copyOf(replicas);
    }

    /**
     * The trees of a cluster: the primary's first, then those of servers that hang on nobody, then what is left of
     * rings. Each server is in exactly one place.
     */
    public static List<ServerNode> trees(TopologySnapshot snapshot, List<Finding> findings) {
        Set<InstanceId> placed = new HashSet<>();
        List<ServerView> tops = new ArrayList<>(snapshot.primary().stream().toList());
        snapshot.servers().stream().filter(ServerNode::hangsOnNobody).forEach(tops::add);
        snapshot.servers().stream()
                .sorted(Comparator.comparing((ServerView server) -> !server.isCoPrimary()))
                .forEach(tops::add);
        List<ServerNode> trees = new ArrayList<>();
        for (ServerView top : tops) {
            if (placed.add(top.id())) {
                trees.add(tree(top, Wire.ROOT, findings, placed));
            }
        }
        return trees;
    }

    /** How many servers there are in the tree. */
    public int size() {
        return 1 + replicas.stream().mapToInt(ServerNode::size).sum();
    }

    /** The worst tone in the tree. */
    public Tone worst() {
        return replicas.stream().map(ServerNode::worst).reduce(card.tone(), Tone::or);
    }

    private static boolean hangsOnNobody(ServerView server) {
        return server.sources().isEmpty();
    }

    private static ServerNode tree(ServerView top, Wire wire, List<Finding> findings, Set<InstanceId> placed) {
        List<ServerView> hanging = top.replicas().stream()
                .filter(replica -> placed.add(replica.id()))
                .toList();
        List<ServerNode> replicas = hanging.stream()
                .map(replica -> tree(replica, Wire.of(replica, top), findings, placed))
                .toList();
        return new ServerNode(ServerCard.of(top, findings), wire, replicas);
    }
}
