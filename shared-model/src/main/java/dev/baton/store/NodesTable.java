package dev.baton.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The table of workers: who is there, by the store's clock. Safe for use by many threads. */
public final class NodesTable {

    private final Db db;

    public NodesTable(Db db) {
        this.db = db;
    }

    /** A worker starts. */
    public void enter(String name, String version) {
        db.update("""
                INSERT INTO node (name, version, started_at, seen_at)
                VALUES (?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
                    ON DUPLICATE KEY UPDATE version = VALUES(version), started_at = VALUES(started_at),
                                            seen_at = VALUES(seen_at)""", name, version);
    }

    /** A worker is still there; also if it was forgotten meanwhile. */
    public void beat(String name, String version) {
        db.update("""
                INSERT INTO node (name, version, started_at, seen_at)
                VALUES (?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
                    ON DUPLICATE KEY UPDATE version = VALUES(version), seen_at = VALUES(seen_at)""", name, version);
    }

    /** A worker ends as it should, and counts for no majority any more. */
    public void leave(String name) {
        db.update("DELETE FROM node WHERE name = ?", name);
    }

    /** Those that checked in within the given time, by name. */
    public List<Node> live(Duration within) {
        return db.query("""
                SELECT name, version, started_at, seen_at FROM node
                 WHERE seen_at > UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND ORDER BY name""", NodesTable::node, within);
    }

    /** All that are remembered, by name. */
    public List<Node> all() {
        return db.query("SELECT name, version, started_at, seen_at FROM node ORDER BY name", NodesTable::node);
    }

    static int countLive(Session session, Duration within) {
        return session.query("""
                        SELECT COUNT(*) AS nodes FROM node
                         WHERE seen_at > UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND""", row -> row.integer("nodes"), within).getFirst();
    }

    /** Forgets those that did not check in for so long. */
    public int purge(Duration olderThan) {
        return db.update("DELETE FROM node WHERE seen_at < UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND", olderThan);
    }

    private static Node node(Row row) throws SQLException {
        return new Node(row.text("name"), row.text("version"), row.instant("started_at"), row.instant("seen_at"));
    }
}
