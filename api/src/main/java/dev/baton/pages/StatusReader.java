package dev.baton.pages;

import dev.baton.config.NodeConfig;
import dev.baton.operate.Clusters;
import dev.baton.page.Links;
import dev.baton.page.Moment;
import dev.baton.page.Pager;
import dev.baton.page.status.AuditPage;
import dev.baton.page.status.BlockedLine;
import dev.baton.page.status.StatusView;
import dev.baton.page.status.SwitchState;
import dev.baton.page.status.WorkerLine;
import dev.baton.plan.RecoveryHistory.Switch;
import dev.baton.store.AuditTable;
import dev.baton.store.BlockedRecoveriesTable;
import dev.baton.store.Node;
import dev.baton.store.Page;
import dev.baton.store.RecoverySwitch;
import dev.baton.store.Store;
import dev.baton.topology.ClusterId;
import dev.baton.topology.ClusterInfo;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reads what the pages about Baton itself show. Safe for use by many threads. */
@Singleton
final class StatusReader {

    private static final int ENTRIES = 50;

    private final Store store;
    private final Clusters clusters;
    private final NodeConfig nodes;

    StatusReader(Store store, Clusters clusters, NodeConfig nodes) {
        this.store = store;
        this.clusters = clusters;
        this.nodes = nodes;
    }

    /** A page of the audit trail. */
    record Trail(List<AuditPage.Entry> entries, Pager pager) {}

    StatusView status(Instant now) {
        Map<ClusterId, ClusterInfo> infos = clusters.byId();
        return new StatusView(
                store.nodes().all().stream().map(node -> worker(node, now)).toList(),
                switchState(store.settings().recoveries(), now),
                store.blockedRecoveries().all().stream()
                        .map(entry -> blocked(entry, infos, now))
                        .toList());
    }

    Trail trail(int number, Instant now) {
        List<AuditTable.Kept> kept = store.audit().recent(new Page(number * ENTRIES, ENTRIES));
        List<AuditPage.Entry> entries = kept.stream()
                .map(line -> new AuditPage.Entry(
                        new Moment(line.at(), now),
                        line.entry().who(),
                        line.entry().act(),
                        line.entry().subject(),
                        line.entry().detail(),
                        line.entry().generation()))
                .toList();
        return new Trail(entries, Pager.of("/audit?", number, kept.size() == ENTRIES ? 1 : 0));
    }

    private WorkerLine worker(Node node, Instant now) {
        boolean alive = node.seenAt().isAfter(now.minus(nodes.aliveWithin()));
        return new WorkerLine(
                node.name(),
                node.version(),
                new Moment(node.startedAt(), now),
                new Moment(node.seenAt(), now),
                alive ? WorkerLine.Life.ALIVE : WorkerLine.Life.SILENT);
    }

    private static SwitchState switchState(RecoverySwitch state, Instant now) {
        return new SwitchState(
                switch (state.state()) {
                    case ENABLED -> Switch.ENABLED;
                    case DISABLED -> Switch.DISABLED;
                },
                state.by(),
                state.why(),
                new Moment(state.at(), now));
    }

    private static BlockedLine blocked(
            BlockedRecoveriesTable.Entry entry, Map<ClusterId, ClusterInfo> infos, Instant now) {
        ClusterId cluster = entry.blocked().cluster();
        ClusterInfo info = infos.get(cluster);
        return new BlockedLine(
                info == null ? cluster.name() : info.alias(),
                Links.cluster(cluster),
                entry.blocked().failed().toString(),
                entry.blocked().code().name(),
                entry.blocked().reason().rule(),
                entry.blocked().reason().text(),
                new Moment(entry.firstAt(), now),
                new Moment(entry.lastAt(), now),
                entry.times());
    }
}
