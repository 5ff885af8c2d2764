package dev.baton.discovery;

import dev.baton.config.NodeConfig;
import dev.baton.config.WatchConfig;
import dev.baton.mysql.ProbeResult;
import dev.baton.mysql.ServerConnections;
import dev.baton.mysql.TestWriter;
import dev.baton.store.StoreClock;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import dev.baton.topology.WriteTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The test writes, where the configuration asks for them: with each poll of a cluster's primary that takes writes and has
 * replicas, and of nobody else, so that no other server ever holds a transaction of ours that its source lacks.
 * Thread-safe.
 */
@ApplicationScoped
public class TestWrites {

    private final Optional<TestWriter> writer;
    private volatile Set<InstanceId> primaries = Set.of();

    @Inject
    TestWrites(ServerConnections connections, StoreClock clock, WatchConfig config, NodeConfig node) {
        this(config.testWriteTable()
                .map(table -> new TestWriter(
                        connections, new TestWriter.Settings(table, config.testWriteWithin(), node.name()), clock)));
    }

    private TestWrites(Optional<TestWriter> writer) {
        this.writer = writer;
    }

    /** No test writes. */
    static TestWrites none() {
        return new TestWrites(Optional.empty());
    }

    /** From now on these clusters' primaries are written to. */
    void clustersAre(Collection<TopologySnapshot> snapshots) {
        primaries = snapshots.stream()
                .flatMap(snapshot -> snapshot.primary().stream())
                .filter(primary -> primary.reachable()
                        && primary.writable()
                        && !primary.replicas().isEmpty())
                .map(ServerView::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The result with what a write showed, if one is due. */
    ProbeResult after(InstanceId asked, ProbeResult result) {
        if (writer.isEmpty() || !primaries.contains(asked)) {
            return result;
        }
        return switch (result) {
            case ProbeResult.Seen(var seen, var took)
            when seen.writability().isWritable() -> {
                WriteTest outcome = writer.get().test(asked);
                Instance tested = seen.with(seen.health().with(outcome));
                yield new ProbeResult.Seen(tested, took);
            }
            case ProbeResult.Seen readOnly -> readOnly;
            case ProbeResult.Missed missed -> missed;
        };
    }
}
