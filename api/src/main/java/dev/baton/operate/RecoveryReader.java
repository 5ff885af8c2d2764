package dev.baton.operate;

import dev.baton.page.recovery.RecoveryLine;
import dev.baton.page.recovery.RecoveryView;
import dev.baton.store.Journal;
import dev.baton.store.Page;
import dev.baton.store.Recovery;
import dev.baton.store.Store;
import dev.baton.topology.ClusterId;
import dev.baton.topology.ClusterInfo;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Puts recoveries together with the aliases of their clusters and with their journals. Safe for use by many threads. */
@Singleton
public final class RecoveryReader {

    private final Store store;
    private final Recoveries recoveries;
    private final Clusters clusters;

    public RecoveryReader(Store store, Recoveries recoveries, Clusters clusters) {
        this.store = store;
        this.recoveries = recoveries;
        this.clusters = clusters;
    }

    /**
     * A page of recoveries, newest first.
     *
     * @param only the cluster whose they shall be; none for all
     * @param number of the page, from 0
     */
    public List<RecoveryLine> page(List<ClusterId> only, int number, int size) {
        Page page = new Page(number * size, size);
        List<Recovery> found = only.isEmpty()
                ? store.recoveries().recent(page)
                : store.recoveries().ofCluster(only.getFirst(), page);
        Map<ClusterId, ClusterInfo> infos = clusters.byId();
        Instant now = store.db().now();
        return found.stream().map(recovery -> line(recovery, infos, now)).toList();
    }

    /** @throws OperateException if there is none */
    public RecoveryView one(long id) {
        Recovery recovery = recoveries.find(id);
        Journal journal = store.journal().read(id);
        return RecoveryView.of(line(recovery, clusters.byId(), store.db().now()), journal);
    }

    private static RecoveryLine line(Recovery recovery, Map<ClusterId, ClusterInfo> infos, Instant now) {
        ClusterInfo info = infos.get(recovery.cluster());
        return new RecoveryLine(recovery, info == null ? recovery.cluster().name() : info.alias(), now);
    }
}
