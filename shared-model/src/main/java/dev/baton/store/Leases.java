package dev.baton.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * The table of leases: who may change what now, by the store's own clock. Tokens only ever grow, also when the same
 * owner comes again; rows are never deleted.
 *
 * <p>A lease that ran out is lost even if nobody took it: renewing it fails, and so does every write that asks for it.
 * Safe for use by many threads and processes.
 */
public final class Leases {

    private final Db db;

    public Leases(Db db) {
        this.db = db;
    }

    /** Takes the lease if nobody holds it, the asker included. */
    public Optional<Lease> tryAcquire(String name, String owner, Duration length) {
        return db.inTransaction(session -> {
            ensureRow(session, name);
            int taken = session.update("""
                    UPDATE lease
                       SET owner = ?, token = token + 1, expires_at = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND
                     WHERE name = ? AND expires_at <= UTC_TIMESTAMP(6)""", owner, length, name);
            return taken == 0 ? Optional.empty() : find(session, name);
        });
    }

    /** Holds it for longer, counted from now; {@code false} if it was lost. */
    public boolean renew(Lease lease, Duration length) {
        return db.update("""
                        UPDATE lease
                           SET expires_at = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND
                         WHERE name = ? AND owner = ? AND token = ? AND expires_at > UTC_TIMESTAMP(6)""", length, lease.name(), lease.owner(), lease.token()) == 1;
    }

    /** Gives it up; nothing happens if it was lost. */
    public void release(Lease lease) {
        db.update("""
                UPDATE lease SET owner = '', expires_at = UTC_TIMESTAMP(6)
                 WHERE name = ? AND owner = ? AND token = ?""", lease.name(), lease.owner(), lease.token());
    }

    /** The token of the last acquisition; 0 if there was none. */
    public long token(String name) {
        return db.first("SELECT token FROM lease WHERE name = ?", row -> row.number("token"), name)
                .orElse(0L);
    }

    /** Who holds it now, if anybody does. */
    public Optional<Lease> current(String name) {
        return db.first(
                "SELECT name, owner, token, expires_at FROM lease WHERE name = ? AND expires_at > UTC_TIMESTAMP(6)",
                Leases::lease,
                name);
    }

    /** @throws LeaseLostException if it is not held any more */
    public void requireHeld(Lease lease) {
        if (current(lease.name()).filter(lease::sameHolding).isEmpty()) {
            throw new LeaseLostException(lease);
        }
    }

    /** As {@link #requireHeld}, and nobody else takes it before the session's transaction has ended. */
    static void requireHeld(Session session, Lease lease) {
        requireRow(session, lease, """
                SELECT 1 FROM lease
                 WHERE name = ? AND owner = ? AND token = ? AND expires_at > UTC_TIMESTAMP(6)
                  LOCK IN SHARE MODE""");
    }

    /** Nobody took or gave it up since, though it may have run out; and nobody does before the transaction has ended. */
    static void requireNotTaken(Session session, Lease lease) {
        requireRow(session, lease, "SELECT 1 FROM lease WHERE name = ? AND owner = ? AND token = ? LOCK IN SHARE MODE");
    }

    private static void requireRow(Session session, Lease lease, String sql) {
        if (session.query(sql, row -> lease, lease.name(), lease.owner(), lease.token())
                .isEmpty()) {
            throw new LeaseLostException(lease);
        }
    }

    private static void ensureRow(Session session, String name) {
        session.update("""
                INSERT INTO lease (name, owner, token, expires_at) VALUES (?, '', 0, '1970-01-01')
                    ON DUPLICATE KEY UPDATE name = name""", name);
    }

    private static Optional<Lease> find(Session session, String name) {
        return session.first("SELECT name, owner, token, expires_at FROM lease WHERE name = ?", Leases::lease, name);
    }

    private static Lease lease(Row row) throws SQLException {
        return new Lease(row.text("name"), row.text("owner"), row.number("token"), row.instant("expires_at"));
    }
}
