package dev.baton.execute;

import dev.baton.config.NodeConfig;
import dev.baton.store.Node;
import dev.baton.store.NodesTable;
import dev.baton.store.RecoveriesTable;
import dev.baton.store.VotesTable;
import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Votes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Who of the workers deals with a failure first. All notice it in the same instant; were all to look at the cluster, to
 * analyse it and to write what they found, they would only be in each other's way, and in that of the replicas. So each
 * leaves the others that are before it some time; every cluster has an order of its own. Nothing depends on it but
 * speed: one incident is one recovery whoever comes first (I3). Thread-safe.
 */
@ApplicationScoped
class Turns {

    /** For looking and registering a recovery, by a worker that is well. */
    private static final Duration HEAD_START = Duration.ofMillis(200);

    /** For the others to say the same: they notice a crash within milliseconds of each other. */
    private static final Duration AGREE_WITHIN = Duration.ofMillis(100);

    private static final Duration ASK_EVERY = Duration.ofMillis(5);

    private final NodesTable nodes;
    private final VotesTable votes;
    private final RecoveriesTable recoveries;
    private final NodeConfig node;

    Turns(NodesTable nodes, VotesTable votes, RecoveriesTable recoveries, NodeConfig node) {
        this.nodes = nodes;
        this.votes = votes;
        this.recoveries = recoveries;
        this.node = node;
    }

    /** How long this worker is to leave a failure of that cluster to others. */
    Duration wait(ClusterId cluster) {
        // A worker that nobody has heard of yet comes first: it has nobody to wait for that knows of it.
        return HEAD_START.multipliedBy(Math.max(0, order(cluster, live()).indexOf(node.name())));
    }

    /** Whether somebody was faster. */
    boolean isTaken(ClusterId cluster) {
        return recoveries.open().stream().anyMatch(open -> open.cluster().equals(cluster));
    }

    /** Returns when most workers have lost it too, or shortly after in any case: a look before that would be in vain. */
    void awaitAgreement(InstanceId server) {
        int live = live().size();
        long until = System.nanoTime() + AGREE_WITHIN.toNanos();
        while (System.nanoTime() - until < 0 && !cast(server, live).majorityAgainst(server)) {
            LockSupport.parkNanos(ASK_EVERY.toNanos());
        }
    }

    /** The same on every worker, and so evenly spread that each is first for its share of clusters. */
    static List<String> order(ClusterId cluster, List<String> workers) {
        return workers.stream()
                .sorted(Comparator.<String>comparingLong(
                                worker -> new SplittableRandom(Objects.hash(cluster, worker)).nextLong())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private List<String> live() {
        return nodes.live(node.aliveWithin()).stream().map(Node::name).toList();
    }

    private Votes cast(InstanceId server, int live) {
        return new Votes(votes.ofServers(List.of(server), node.aliveWithin()), live);
    }
}
