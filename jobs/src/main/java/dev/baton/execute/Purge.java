package dev.baton.execute;

import dev.baton.config.DiscoveryConfig;
import dev.baton.config.RecoveryConfig;
import dev.baton.store.Housekeeping;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets servers that were not seen for long, and records that are too old to matter. */
@ApplicationScoped
public class Purge {

    private final Housekeeping store;
    private final DiscoveryConfig discovery;
    private final RecoveryConfig recovery;

    Purge(Housekeeping store, DiscoveryConfig discovery, RecoveryConfig recovery) {
        this.store = store;
        this.discovery = discovery;
        this.recovery = recovery;
    }

    /** @return how many rows went */
    public int run() {
        return store.purge(discovery.forgetAfter(), recovery.keep());
    }
}
