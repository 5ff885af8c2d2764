package dev.baton.store;

import java.time.Duration;
import javax.sql.DataSource;

/**
 * All tables over one data source: what a process holds of the store.
 *
 * @param snapshots reads clusters for analysis and planning
 */
public record Store(
        Db db,
        ClustersTable clusters,
        ServersTable servers,
        AddressesTable addresses,
        PromotionRulesTable promotionRules,
        DowntimesTable downtimes,
        NodesTable nodes,
        VotesTable votes,
        Leases leases,
        RecoveriesTable recoveries,
        JournalTable journal,
        BlockedRecoveriesTable blockedRecoveries,
        SettingsTable settings,
        FindingsTable findings,
        FindingChangesTable findingChanges,
        AuditTable audit,
        DetectionsTable detections,
        NotificationsTable notifications,
        RequestsTable requests,
        VipsTable vips,
        VipSightingsTable vipSightings,
        HostKeysTable hostKeys,
        ChangeCounter changes,
        SnapshotReader snapshots) {

    /**
     * @param dataSource gives connections within a deadline of its own
     * @param statementTimeout deadline of each statement, at least a second
     * @param workersWithin a worker that did not check in for longer does not count
     */
    public static Store over(DataSource dataSource, Duration statementTimeout, Duration workersWithin) {
        Db db = new Db(dataSource, statementTimeout);
        return new Store(
                db,
                new ClustersTable(db),
                new ServersTable(db),
                new AddressesTable(db),
                new PromotionRulesTable(db),
                new DowntimesTable(db),
                new NodesTable(db),
                new VotesTable(db),
                new Leases(db),
                new RecoveriesTable(db),
                new JournalTable(db),
                new BlockedRecoveriesTable(db),
                new SettingsTable(db),
                new FindingsTable(db),
                new FindingChangesTable(db),
                new AuditTable(db),
                new DetectionsTable(db),
                new NotificationsTable(db),
                new RequestsTable(db),
                new VipsTable(db),
                new VipSightingsTable(db),
                new HostKeysTable(db),
                new ChangeCounter(db),
                new SnapshotReader(db, workersWithin));
    }
}
