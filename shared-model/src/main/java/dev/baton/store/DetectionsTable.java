package dev.baton.store;

import dev.baton.analysis.FindingCode;
import dev.baton.error.ErrorCode;
import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import java.time.Duration;

/**
 * The table of failures that were detected. Whoever opens one tells it to the world; for everybody else, and for the
 * opener the next time, it is known. Safe for use by many threads and processes.
 */
public final class DetectionsTable {

    private final Db db;

    public DetectionsTable(Db db) {
        this.db = db;
    }

    /** Whether a failure was seen for the first time. */
    public enum Novelty {
        NEW,
        KNOWN
    }

    /**
     * Notes that a server is found failed.
     *
     * @param node the worker that found it
     * @param forgetAfter a failure that was not noted for so long is over: this is another one
     */
    public Novelty note(ClusterId cluster, InstanceId failed, FindingCode code, String node, Duration forgetAfter) {
        try {
            return db.inTransaction(session -> {
                int known = session.update("""
                    UPDATE failure_detection SET last_seen_at = UTC_TIMESTAMP(6)
                     WHERE open_server = ? AND last_seen_at > UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND""", failed.toString(), forgetAfter);
                if (known > 0) {
                    return Novelty.KNOWN;
                }
                session.update(
                        "UPDATE failure_detection SET open_server = NULL WHERE open_server = ?", failed.toString());
                insert(session, cluster, failed, code, node);
                return Novelty.NEW;
            });
        } catch (StoreException conflict) {
            if (conflict.code() != ErrorCode.STORE_CONFLICT && conflict.code() != ErrorCode.STORE_BUSY) {
                throw conflict;
            }
            return Novelty.KNOWN;
        }
    }

    /** The cluster has a new primary: what fails from now on is another failure. */
    public void endAll(ClusterId cluster) {
        db.update(
                "UPDATE failure_detection SET open_server = NULL WHERE cluster_id = ? AND open_server IS NOT NULL",
                cluster.name());
    }

    /** Forgets what was detected longer ago and is over. */
    public int purge(Duration olderThan) {
        return db.update(
                "DELETE FROM failure_detection WHERE last_seen_at < UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND",
                olderThan);
    }

    private static void insert(Session session, ClusterId cluster, InstanceId failed, FindingCode code, String node) {
        session.update("""
            INSERT INTO failure_detection (cluster_id, host, port, code, node, detected_at, last_seen_at, open_server)
            VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), ?)""", cluster.name(), failed.host(), failed.port(), code, node, failed.toString());
    }
}
