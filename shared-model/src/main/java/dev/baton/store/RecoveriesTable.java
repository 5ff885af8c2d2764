package dev.baton.store;

import dev.baton.error.ErrorCode;
import dev.baton.topology.ClusterId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The table of recoveries. An incident has one, and a cluster has one open at a time, whoever asks and however many at
 * once (I3). Who works on one holds the cluster's lease; what comes from an older holder is not written (I4). Safe for
 * use by many threads and processes.
 */
public final class RecoveriesTable {

    private static final int ATTEMPTS = 5;
    private static final String NEWEST_FIRST = "ORDER BY r.id DESC LIMIT ? OFFSET ?";

    private final Db db;

    public RecoveriesTable(Db db) {
        this.db = db;
    }

    /** Registers a recovery, unless its incident has had one or the cluster has another that is open. */
    public Registration register(RecoveryOrder order) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<Registration> result = tryRegister(order);
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new StoreException(ErrorCode.STORE_BUSY, "recoveries of " + order.cluster() + " come and go");
    }

    /**
     * Takes a recovery up, or takes it over from a worker that was lost; empty if it has ended.
     *
     * @param lease on the recovery's cluster
     * @throws LeaseLostException if the lease is not held
     */
    public Optional<Recovery> claim(long id, Lease lease) {
        return db.inTransaction(session -> {
            Leases.requireHeld(session, lease);
            int claimed = session.update(
                    """
                    UPDATE recovery
                       SET state = 'RUNNING', generation = ?, node = ?,
                           started_at = COALESCE(started_at, UTC_TIMESTAMP(6))
                     WHERE id = ? AND cluster_id = ? AND ended_at IS NULL""", lease.token(), lease.owner(), id, lease.cluster().name());
            if (claimed == 0) {
                return Optional.empty();
            }
            ChangeCounter.bump(session, lease.cluster());
            return find(session, id);
        });
    }

    /**
     * Ends a recovery. The lease may have run out meanwhile, as long as nobody else took it. One that was refused and has
     * put everything back did not act.
     *
     * @param outcome any but {@link Outcome.Open}
     * @throws LeaseLostException if somebody else took the cluster or the recovery
     */
    public Recovery close(long id, Lease lease, Outcome outcome) {
        if (outcome.state().isOpen()) {
            throw new IllegalArgumentException("an open outcome ends nothing");
        }
        return db.inTransaction(session -> {
            Leases.requireNotTaken(session, lease);
            int closed = session.update(
                    """
                    UPDATE recovery
                       SET state = ?, outcome = ?, acted = acted AND ?, open_cluster = NULL,
                           ended_at = UTC_TIMESTAMP(6)
                     WHERE id = ? AND generation = ? AND ended_at IS NULL""", outcome.state(), Json.write(outcome), acted(session, id, outcome), id, lease.token());
            if (closed == 0) {
                throw new LeaseLostException(lease);
            }
            ChangeCounter.bump(session, lease.cluster());
            return find(session, id).orElseThrow();
        });
    }

    private static boolean acted(Session session, long id, Outcome outcome) {
        return !(outcome instanceof Outcome.Refused)
                || JournalTable.read(session, id).soFar().acted();
    }

    /** Its journal says that the recovery goes beyond making sure. */
    static void noteActs(Session session, long id, Lease lease, Course.Acts acts) {
        int noted = session.update(
                "UPDATE recovery SET acted = acted OR ? WHERE id = ? AND generation = ? AND ended_at IS NULL",
                acts == Course.Acts.ACTED,
                id,
                lease.token());
        if (noted == 0) {
            throw new LeaseLostException(lease);
        }
    }

    public Optional<Recovery> find(long id) {
        return db.inTransaction(session -> find(session, id));
    }

    public Optional<Recovery> find(UUID uid) {
        return db.first(RecoveryRows.SELECT + "WHERE r.uid = ?", RecoveryRows::recovery, uid.toString());
    }

    /** All, newest first. */
    public List<Recovery> recent(Page page) {
        return db.query(RecoveryRows.SELECT + NEWEST_FIRST, RecoveryRows::recovery, page.size(), page.offset());
    }

    /** Those of a cluster, newest first. */
    public List<Recovery> ofCluster(ClusterId cluster, Page page) {
        return db.query(
                RecoveryRows.SELECT + "WHERE r.cluster_id = ? " + NEWEST_FIRST,
                RecoveryRows::recovery,
                cluster.name(),
                page.size(),
                page.offset());
    }

    /** Those of a cluster that have ended within the given time, newest first. */
    public List<Recovery> endedWithin(ClusterId cluster, Duration time) {
        return db.query(RecoveryRows.SELECT + """
                         WHERE r.cluster_id = ? AND r.ended_at > UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND
                         ORDER BY r.id DESC""", RecoveryRows::recovery, cluster.name(), time);
    }

    /** Those that have ended and that nobody has acknowledged, newest first. */
    public List<Recovery> unacknowledged(Page page) {
        return db.query(
                RecoveryRows.SELECT + "WHERE r.acknowledged_at IS NULL AND r.ended_at IS NOT NULL " + NEWEST_FIRST,
                RecoveryRows::recovery,
                page.size(),
                page.offset());
    }

    /** Those that were taken up or ended within the given time, oldest first. */
    public List<Recovery> movedWithin(Duration time) {
        return db.query(RecoveryRows.SELECT + """
                         WHERE r.started_at > UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND
                            OR r.ended_at > UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND
                         ORDER BY r.id""", RecoveryRows::recovery, time, time);
    }

    /** Those that have not ended, oldest first. */
    public List<Recovery> open() {
        return db.query(RecoveryRows.SELECT + "WHERE r.open_cluster IS NOT NULL ORDER BY r.id", RecoveryRows::recovery);
    }

    /** Those that have not ended and whose cluster's lease nobody holds: somebody should take them up. Oldest first. */
    public List<Recovery> waiting() {
        return db.query(RecoveryRows.SELECT + """
                         WHERE r.open_cluster IS NOT NULL
                           AND NOT EXISTS (SELECT 1 FROM lease l
                                            WHERE l.name = CONCAT('cluster:', r.cluster_id)
                                              AND l.expires_at > UTC_TIMESTAMP(6))
                         ORDER BY r.id""", RecoveryRows::recovery);
    }

    /** The cluster's last recovery that changed anything: the one that the cool-down counts from (I10). */
    public Optional<Recovery> lastActed(ClusterId cluster) {
        return db.first(
                RecoveryRows.SELECT + "WHERE r.cluster_id = ? AND r.acted ORDER BY r.id DESC LIMIT 1",
                RecoveryRows::recovery,
                cluster.name());
    }

    /** Acknowledges one that has ended; the count of those that nobody had acknowledged before, 0 or 1. */
    public int acknowledge(long id, Signature signature) {
        return acknowledge(signature, "id = ?", id);
    }

    /** Acknowledges all of a cluster that have ended; how many nobody had acknowledged before. */
    public int acknowledge(ClusterId cluster, Signature signature) {
        return acknowledge(signature, "cluster_id = ?", cluster.name());
    }

    /** Acknowledges all that have ended; how many nobody had acknowledged before. */
    public int acknowledgeAll(Signature signature) {
        return acknowledge(signature, "id > ?", 0);
    }

    /** Forgets recoveries that ended so long ago, with their journals; at most a thousand at a time. */
    public int purge(Duration olderThan) {
        return db.inTransaction(session -> {
            List<Object[]> ids = session.query("""
                    SELECT id FROM recovery WHERE ended_at < UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND
                     ORDER BY id LIMIT 1000 FOR UPDATE""", row -> new Object[] {row.number("id")}, olderThan);
            JournalTable.forget(session, ids);
            session.updateMany(Many.rows("DELETE FROM recovery WHERE id IN ({rows})", "?", ids));
            return ids.size();
        });
    }

    static Optional<Recovery> find(Session session, long id) {
        return session.first(RecoveryRows.SELECT + "WHERE r.id = ?", RecoveryRows::recovery, id);
    }

    /** Empty if another was in the way and has ended since. */
    private Optional<Registration> tryRegister(RecoveryOrder order) {
        try {
            return Optional.of(new Registration.Registered(db.inTransaction(session -> insert(session, order))));
        } catch (StoreException conflict) {
            if (conflict.code() != ErrorCode.STORE_CONFLICT) {
                throw conflict;
            }
            return inTheWay(order).map(Registration.Existing::new);
        }
    }

    private static Recovery insert(Session session, RecoveryOrder order) {
        long id = session.insert(
                """
                INSERT INTO recovery (uid, cluster_id, open_cluster, incident, request, cause, failed_host, failed_port,
                                      state, generation, node, created_at, outcome, acted, acknowledged_by, comment)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', 0, '', UTC_TIMESTAMP(6), ?, FALSE, '', '')""",
                UUID.randomUUID().toString(),
                order.cluster().name(),
                order.cluster().name(),
                order.incident(),
                Json.write(order.request()),
                Json.write(order.trigger()),
                order.failed().host(),
                order.failed().port(),
                Json.write(new Outcome.Open()));
        ChangeCounter.bump(session, order.cluster());
        return find(session, id).orElseThrow();
    }

    private Optional<Recovery> inTheWay(RecoveryOrder order) {
        return db.first(
                RecoveryRows.SELECT
                        + "WHERE (r.cluster_id = ? AND r.incident = ?) OR r.open_cluster = ? ORDER BY r.id LIMIT 1",
                RecoveryRows::recovery,
                order.cluster().name(),
                order.incident(),
                order.cluster().name());
    }

    private int acknowledge(Signature signature, String which, Object value) {
        return db.inTransaction(session -> {
            int acknowledged = session.update("""
                    UPDATE recovery
                       SET acknowledged_at = UTC_TIMESTAMP(6), acknowledged_by = ?, comment = ?
                     WHERE acknowledged_at IS NULL AND ended_at IS NOT NULL AND\s""" + which, signature.by(), signature.comment(), value);
            if (acknowledged > 0) {
                ChangeCounter.bumpAll(session);
            }
            return acknowledged;
        });
    }
}
