package dev.baton.store;

import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;

/**
 * Counts changes that somebody who looks at a page would see: findings that came or went, recoveries, their journal,
 * servers' state and place, and what people say of servers. A poll that finds everything as it was changes nothing here, so a live page asks for one
 * number and reads on only when it has moved. Safe for use by many threads.
 *
 * <p>There is one row per cluster, so that clusters do not wait for each other, and it is written last in its
 * transaction, so that nobody waits for anything else while holding it.
 */
public final class ChangeCounter {

    private final Db db;

    public ChangeCounter(Db db) {
        this.db = db;
    }

    /** A number that differs whenever anything changed anywhere. */
    public long number() {
        return db.query(
                        "SELECT CAST(COALESCE(SUM(changes), 0) AS SIGNED) AS changes FROM change_counter",
                        row -> row.number("changes"))
                .getFirst();
    }

    /** A number that differs whenever anything changed in the cluster. */
    public long numberOf(ClusterId cluster) {
        return db.first(
                        "SELECT changes FROM change_counter WHERE cluster_id = ?",
                        row -> row.number("changes"),
                        cluster.name())
                .orElse(0L);
    }

    static void bump(Session session, ClusterId cluster) {
        bump(session, cluster.name());
    }

    /** Something changed that is said of the server; nothing happens if it is in no cluster. */
    static void bump(Session session, InstanceId server) {
        session.update("""
                INSERT INTO change_counter (cluster_id, changes)
                SELECT cluster_id, 1 FROM server WHERE host = ? AND port = ?
                    ON DUPLICATE KEY UPDATE changes = changes + 1""", server.host(), server.port());
    }

    /** Something changed that belongs to no cluster. */
    static void bumpAll(Session session) {
        bump(session, "");
    }

    private static void bump(Session session, String name) {
        session.update("""
                INSERT INTO change_counter (cluster_id, changes) VALUES (?, 1)
                    ON DUPLICATE KEY UPDATE changes = changes + 1""", name);
    }
}
