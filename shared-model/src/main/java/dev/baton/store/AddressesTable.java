package dev.baton.store;

import dev.baton.topology.InstanceId;
import java.time.Duration;

/**
 * The table of addresses by which people and replicas ask for a server, each with the address that the server is known
 * by. Safe for use by many threads.
 */
public final class AddressesTable {

    private final Db db;

    public AddressesTable(Db db) {
        this.db = db;
    }

    /** Remembers that the one address leads to the server known by the other. */
    public void remember(InstanceId asked, InstanceId known) {
        db.update("""
                INSERT INTO address (asked_host, asked_port, host, port, last_seen_at)
                VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6))
                    ON DUPLICATE KEY UPDATE host = VALUES(host), port = VALUES(port),
                                            last_seen_at = VALUES(last_seen_at)""", asked.host(), asked.port(), known.host(), known.port());
    }

    /** The address that the server is known by; the asked one where nothing else was remembered. */
    public InstanceId canonical(InstanceId asked) {
        return db.inTransaction(session -> canonical(session, asked));
    }

    static InstanceId canonical(Session session, InstanceId asked) {
        return session.first(
                        "SELECT host, port FROM address WHERE asked_host = ? AND asked_port = ?",
                        Row::server,
                        asked.host(),
                        asked.port())
                .orElse(asked);
    }

    /** Forgets all addresses that lead to the server. */
    static void forget(Session session, InstanceId known) {
        session.update("DELETE FROM address WHERE host = ? AND port = ?", known.host(), known.port());
    }

    /** Forgets addresses that were not asked for since. */
    public int purge(Duration olderThan) {
        return db.update(
                "DELETE FROM address WHERE last_seen_at < UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND", olderThan);
    }
}
