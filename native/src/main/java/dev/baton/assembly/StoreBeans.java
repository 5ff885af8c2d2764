package dev.baton.assembly;

import dev.baton.config.NodeConfig;
import dev.baton.config.StoreConfig;
import dev.baton.store.AddressesTable;
import dev.baton.store.AuditTable;
import dev.baton.store.BlockedRecoveriesTable;
import dev.baton.store.ChangeCounter;
import dev.baton.store.ClustersTable;
import dev.baton.store.Db;
import dev.baton.store.DetectionsTable;
import dev.baton.store.DowntimesTable;
import dev.baton.store.FindingChangesTable;
import dev.baton.store.FindingsTable;
import dev.baton.store.HostKeysTable;
import dev.baton.store.JournalTable;
import dev.baton.store.Leases;
import dev.baton.store.NodesTable;
import dev.baton.store.PromotionRulesTable;
import dev.baton.store.RecoveriesTable;
import dev.baton.store.RequestsTable;
import dev.baton.store.ServersTable;
import dev.baton.store.SettingsTable;
import dev.baton.store.SnapshotReader;
import dev.baton.store.Store;
import dev.baton.store.StoreClock;
import dev.baton.store.VipSightingsTable;
import dev.baton.store.VipsTable;
import dev.baton.store.VotesTable;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The store and each of its tables, as beans. */
@Dependent
class StoreBeans {

    @Produces
    @Singleton
    Store store(AgroalDataSource dataSource, StoreConfig store, NodeConfig node) {
        return Store.over(dataSource, store.statementTimeout(), node.aliveWithin());
    }

    @Produces
    @Singleton
    StoreClock clock(Db db) {
        return new StoreClock(db);
    }

    @Produces
    @Singleton
    Db db(Store store) {
        return store.db();
    }

    @Produces
    @Singleton
    ClustersTable clusters(Store store) {
        return store.clusters();
    }

    @Produces
    @Singleton
    ServersTable servers(Store store) {
        return store.servers();
    }

    @Produces
    @Singleton
    AddressesTable addresses(Store store) {
        return store.addresses();
    }

    @Produces
    @Singleton
    PromotionRulesTable promotionRules(Store store) {
        return store.promotionRules();
    }

    @Produces
    @Singleton
    DowntimesTable downtimes(Store store) {
        return store.downtimes();
    }

    @Produces
    @Singleton
    NodesTable nodes(Store store) {
        return store.nodes();
    }

    @Produces
    @Singleton
    VotesTable votes(Store store) {
        return store.votes();
    }

    @Produces
    @Singleton
    Leases leases(Store store) {
        return store.leases();
    }

    @Produces
    @Singleton
    RecoveriesTable recoveries(Store store) {
        return store.recoveries();
    }

    @Produces
    @Singleton
    JournalTable journal(Store store) {
        return store.journal();
    }

    @Produces
    @Singleton
    BlockedRecoveriesTable blockedRecoveries(Store store) {
        return store.blockedRecoveries();
    }

    @Produces
    @Singleton
    SettingsTable settings(Store store) {
        return store.settings();
    }

    @Produces
    @Singleton
    FindingsTable findings(Store store) {
        return store.findings();
    }

    @Produces
    @Singleton
    FindingChangesTable findingChanges(Store store) {
        return store.findingChanges();
    }

    @Produces
    @Singleton
    DetectionsTable detections(Store store) {
        return store.detections();
    }

    @Produces
    @Singleton
    AuditTable audit(Store store) {
        return store.audit();
    }

    @Produces
    @Singleton
    RequestsTable requests(Store store) {
        return store.requests();
    }

    @Produces
    @Singleton
    VipsTable vips(Store store) {
        return store.vips();
    }

    @Produces
    @Singleton
    VipSightingsTable vipSightings(Store store) {
        return store.vipSightings();
    }

    @Produces
    @Singleton
    HostKeysTable hostKeys(Store store) {
        return store.hostKeys();
    }

    @Produces
    @Singleton
    ChangeCounter changes(Store store) {
        return store.changes();
    }

    @Produces
    @Singleton
    SnapshotReader snapshots(Store store) {
        return store.snapshots();
    }
}
