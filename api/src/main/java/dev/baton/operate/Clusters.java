package dev.baton.operate;

import dev.baton.store.AuditEntry;
import dev.baton.store.Store;
import dev.baton.topology.ClusterId;
import dev.baton.topology.ClusterInfo;
import dev.baton.topology.TopologySnapshot;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds clusters by what people call them, and names them. Safe for use by many threads. */
@Singleton
public final class Clusters {

    private final Store store;

    public Clusters(Store store) {
        this.store = store;
    }

    /** @throws OperateException if no cluster has that name or alias, nor a member with that address */
    public ClusterInfo find(String hint) {
        return store.clusters().findByHint(hint).orElseThrow(() -> unknown(hint));
    }

    /** @throws OperateException as {@link #find} */
    public TopologySnapshot snapshot(String hint) {
        return store.snapshots().snapshot(find(hint).id()).orElseThrow(() -> unknown(hint));
    }

    /** All, by alias. */
    public List<TopologySnapshot> snapshots() {
        return store.snapshots().snapshots();
    }

    /** All, by their lasting names. */
    public Map<ClusterId, ClusterInfo> byId() {
        return store.clusters().all().stream().collect(Collectors.toMap(ClusterInfo::id, info -> info));
    }

    /** @throws OperateException if the name is taken or there is no such cluster */
    public ClusterInfo rename(String hint, String alias, Actor actor) {
        ClusterInfo cluster = find(hint);
        String wanted = Said.alias(alias);
        switch (store.clusters().rename(cluster.id(), wanted)) {
            case DONE -> {}
            case NO_SUCH_CLUSTER -> throw unknown(hint);
            case NAME_TAKEN ->
                throw new OperateException(
                        Denial.NAME_TAKEN,
                        "'" + wanted + "' is the name or alias of another cluster",
                        "Choose another alias, or rename the other cluster first.");
        }
        store.audit()
                .write(new AuditEntry(
                        actor.name(),
                        "rename-cluster",
                        cluster.id().name(),
                        "from " + cluster.alias() + " to " + wanted,
                        cluster.generation()));
        return new ClusterInfo(cluster.id(), wanted, cluster.generation());
    }

    private static OperateException unknown(String hint) {
        return new OperateException(
                Denial.NO_SUCH_CLUSTER,
                "nothing is called '" + hint + "', and no member of a cluster has that address",
                "Ask for a cluster by its name, its alias, or host:port of a member.");
    }
}
