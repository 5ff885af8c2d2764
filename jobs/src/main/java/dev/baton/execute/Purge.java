package dev.baton.execute;

import dev.baton.config.DiscoveryConfig;
import dev.baton.config.RecoveryConfig;
import dev.baton.store.Store;
import dev.baton.topology.InstanceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Forgets servers that were not seen for long, and records that are too old to matter. */
@ApplicationScoped
public class Purge {

    private final Store store;
    private final DiscoveryConfig discovery;
    private final RecoveryConfig recovery;

    Purge(Store store, DiscoveryConfig discovery, RecoveryConfig recovery) {
        this.store = store;
        this.discovery = discovery;
        this.recovery = recovery;
    }

    /** The servers that would be forgotten now. */
    public List<InstanceId> toForget() {
        return store.servers().unseenSince(discovery.forgetAfter());
    }

    /** @return how many rows went */
    public int run() {
        int servers = (int) toForget().stream().filter(store.servers()::forget).count();
        return servers + expired() + records(recovery.keep());
    }

    private int expired() {
        return store.downtimes().purgeExpired()
                + store.promotionRules().purgeExpired()
                + store.clusters().purgeEmpty(discovery.forgetAfter())
                + store.addresses().purge(discovery.forgetAfter());
    }

    private int records(Duration keep) {
        return store.recoveries().purge(keep)
                + store.blockedRecoveries().purge(keep)
                + store.findingChanges().purge(keep)
                + store.findings().purge()
                + store.audit().purge(keep)
                + store.requests().purge(keep)
                + store.detections().purge(keep)
                + store.notifications().purge(keep)
                + store.votes().purge(discovery.forgetAfter())
                + store.nodes().purge(discovery.forgetAfter());
    }
}
