package dev.baton.discovery;

import dev.baton.config.DiscoveryConfig;
import dev.baton.mysql.ServerProbe;
import dev.baton.store.Store;
import dev.baton.store.StoreClock;

/** The observing part of a worker, put together without an application around it. */
public record Observing(Discovery discovery, Observer observer) {

    public static Observing of(Store store, StoreClock clock, ServerProbe probe, DiscoveryConfig config) {
        Names names = new Names(probe, store.addresses());
        Sightings sightings = new Sightings(store.servers(), store.clusters(), names, clock);
        Prober prober = new Prober(probe, TestWrites.none(), config);
        return new Observing(
                new Discovery(prober, sightings, store.servers(), names),
                new Observer(store.snapshots(), prober, sightings, clock));
    }
}
