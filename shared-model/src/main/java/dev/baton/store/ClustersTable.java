package dev.baton.store;

import dev.baton.topology.ClusterId;
import dev.baton.topology.ClusterInfo;
import dev.baton.topology.InstanceId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of clusters: their lasting names and what people call them. Safe for use by many threads. */
public final class ClustersTable {

    private static final String CLUSTER = """
            SELECT c.cluster_id, COALESCE(c.alias, c.cluster_id) AS alias, COALESCE(l.token, 0) AS generation
              FROM cluster c LEFT JOIN lease l ON l.name = CONCAT('cluster:', c.cluster_id)
            """;

    private final Db db;

    public ClustersTable(Db db) {
        this.db = db;
    }

    /** What became of a wish to rename. */
    public enum Renaming {
        DONE,
        /** Another cluster goes by that name. */
        NAME_TAKEN,
        /** There is no such cluster. */
        NO_SUCH_CLUSTER
    }

    /** Remembers a cluster, if it is new. */
    public void ensure(ClusterId cluster) {
        db.update("""
                INSERT INTO cluster (cluster_id, first_seen_at, analysed_at)
                VALUES (?, UTC_TIMESTAMP(6), '1970-01-01')
                    ON DUPLICATE KEY UPDATE cluster_id = cluster_id""", cluster.name());
    }

    /** All clusters, by alias. */
    public List<ClusterInfo> all() {
        return db.inTransaction(ClustersTable::all);
    }

    static List<ClusterInfo> all(Session session) {
        return session.query(CLUSTER + "ORDER BY alias, c.cluster_id", ClustersTable::info);
    }

    public Optional<ClusterInfo> find(ClusterId cluster) {
        return db.inTransaction(session -> find(session, cluster));
    }

    static Optional<ClusterInfo> find(Session session, ClusterId cluster) {
        return session.first(CLUSTER + "WHERE c.cluster_id = ?", ClustersTable::info, cluster.name());
    }

    /**
     * The cluster that people mean by a word: its name, else its alias, else the address of a member, as it is known or
     * as somebody asked for it before.
     */
    public Optional<ClusterInfo> findByHint(String hint) {
        return db.inTransaction(session -> session.first(CLUSTER + "WHERE c.cluster_id = ?", ClustersTable::info, hint)
                .or(() -> session.first(CLUSTER + "WHERE c.alias = ?", ClustersTable::info, hint))
                .or(() -> address(hint).flatMap(member -> ofMember(session, member))));
    }

    /** Gives a cluster another alias; the cluster's own name takes the alias away. */
    public Renaming rename(ClusterId cluster, String alias) {
        return db.inTransaction(session -> {
            if (find(session, cluster).isEmpty()) {
                return Renaming.NO_SUCH_CLUSTER;
            }
            if (isTaken(session, cluster, alias)) {
                return Renaming.NAME_TAKEN;
            }
            session.update(
                    "UPDATE cluster SET alias = NULLIF(?, cluster_id) WHERE cluster_id = ?", alias, cluster.name());
            ChangeCounter.bump(session, cluster);
            return Renaming.DONE;
        });
    }

    /** The moment of the snapshot that was last analysed; empty if none was or there is no such cluster. */
    public Optional<Instant> analysedAt(ClusterId cluster) {
        return db.first(
                        "SELECT analysed_at FROM cluster WHERE cluster_id = ?",
                        row -> row.instant("analysed_at"),
                        cluster.name())
                .filter(at -> at.isAfter(Instant.EPOCH));
    }

    /** Whether this is the newest analysis; others of the cluster wait until the transaction has ended. */
    static boolean noteAnalysis(Session session, ClusterId cluster, Instant takenAt) {
        return session.update(
                        "UPDATE cluster SET analysed_at = ? WHERE cluster_id = ? AND analysed_at <= ?",
                        takenAt,
                        cluster.name(),
                        takenAt)
                == 1;
    }

    /**
     * Forgets clusters without servers, unless they are younger than the given time. Their leases stay, so that no
     * generation comes twice.
     */
    public int purgeEmpty(Duration olderThan) {
        return db.update("""
                DELETE FROM cluster
                 WHERE first_seen_at < UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND
                   AND NOT EXISTS (SELECT 1 FROM server s WHERE s.cluster_id = cluster.cluster_id)""", olderThan);
    }

    private static Optional<InstanceId> address(String hint) {
        try {
            return Optional.of(InstanceId.parse(hint));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static Optional<ClusterInfo> ofMember(Session session, InstanceId member) {
        InstanceId known = AddressesTable.canonical(session, member);
        return session.first(
                CLUSTER + "JOIN server s ON s.cluster_id = c.cluster_id WHERE s.host = ? AND s.port = ?",
                ClustersTable::info,
                known.host(),
                known.port());
    }

    /** A name that another cluster has as its alias or its lasting name would make words ambiguous. */
    private static boolean isTaken(Session session, ClusterId cluster, String alias) {
        return session.first(
                        "SELECT 1 FROM cluster WHERE (alias = ? OR cluster_id = ?) AND cluster_id <> ? FOR UPDATE",
                        row -> alias,
                        alias,
                        alias,
                        cluster.name())
                .isPresent();
    }

    private static ClusterInfo info(Row row) throws SQLException {
        return new ClusterInfo(row.cluster(), row.text("alias"), row.number("generation"));
    }
}
