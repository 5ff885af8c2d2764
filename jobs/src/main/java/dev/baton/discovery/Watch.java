package dev.baton.discovery;

import dev.baton.store.ChangeCounter;
import dev.baton.store.SnapshotReader;
import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The watch of this worker over every cluster's primary, and over old primaries that a recovery left behind: one held
 * connection and one virtual thread for each. Thread-safe.
 */
@ApplicationScoped
public class Watch {

    /** Reading all clusters is the dearest thing that a worker at rest does. */
    private static final Duration READ_ANYWAY_AFTER = Duration.ofSeconds(5);

    private final SnapshotReader snapshots;
    private final ChangeCounter changes;
    private final WatchPost post;
    private final TestWrites writes;
    private final Instance<LossListener> listeners;
    private final Map<InstanceId, Watcher> watchers = new ConcurrentHashMap<>();
    private long readAt;
    private OptionalLong readAtChange = OptionalLong.empty();

    Watch(
            SnapshotReader snapshots,
            ChangeCounter changes,
            WatchPost post,
            TestWrites writes,
            Instance<LossListener> listeners) {
        this.snapshots = snapshots;
        this.changes = changes;
        this.post = post;
        this.writes = writes;
        this.listeners = listeners;
    }

    /** Begins to watch primaries that are new, and ends the watch over servers that are none any more. */
    public synchronized void refresh() {
        OptionalLong change = OptionalLong.of(changes.number());
        if (change.equals(readAtChange) && System.nanoTime() - readAt < READ_ANYWAY_AFTER.toNanos()) {
            return;
        }
        readAt = System.nanoTime();
        readAll();
        readAtChange = change;
    }

    private void readAll() {
        Map<InstanceId, ClusterId> wanted = new HashMap<>();
        List<TopologySnapshot> clusters = snapshots.snapshots();
        writes.clustersAre(clusters);
        clusters.forEach(snapshot -> primaries(snapshot)
                .forEach(id -> wanted.put(id, snapshot.cluster().id())));
        Set<InstanceId> gone = new HashSet<>(watchers.keySet());
        gone.removeAll(wanted.keySet());
        gone.forEach(id -> end(id));
        wanted.forEach((id, cluster) ->
                watchers.computeIfAbsent(id, any -> Watcher.start(id, cluster, post, lost -> listeners.forEach(lost))));
    }

    /** Ends all. */
    public synchronized void stop() {
        Set.copyOf(watchers.keySet()).forEach(this::end);
    }

    private void end(InstanceId id) {
        Watcher watcher = watchers.remove(id);
        if (watcher != null) {
            watcher.close();
        }
    }

    private static Set<InstanceId> primaries(TopologySnapshot snapshot) {
        Set<InstanceId> primaries = new HashSet<>();
        snapshot.servers().stream()
                .filter(server -> server.isPrimary() || !server.replicas().isEmpty())
                .map(ServerView::id)
                .forEach(primaries::add);
        return primaries;
    }
}
