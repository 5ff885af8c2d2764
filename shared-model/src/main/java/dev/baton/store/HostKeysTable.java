package dev.baton.store;

import java.util.List;

/**
 * The table of SSH host keys that people have confirmed: what a file of known hosts is, for the whole fleet. Safe for use
 * by many threads.
 */
public final class HostKeysTable {

    private static final int PINNED_BY_LENGTH = 255;

    private final Db db;

    public HostKeysTable(Db db) {
        this.db = db;
    }

    /** Confirms a host's keys in the place of those that were confirmed before. */
    public void pin(String host, int port, List<HostKey> keys, String by) {
        db.inTransaction(session -> {
            session.update("DELETE FROM host_key WHERE host = ? AND port = ?", host, port);
            keys.forEach(
                    key -> session.update("""
                    INSERT INTO host_key (host, port, key_type, key_text, pinned_at, pinned_by)
                    VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6), ?)""", host, port, key.type(), key.text(), Texts.cut(by, PINNED_BY_LENGTH)));
            return keys;
        });
    }

    /** The confirmed keys of a host; none if nobody confirmed any. */
    public List<HostKey> of(String host, int port) {
        return db.query(
                "SELECT host, port, key_type, key_text FROM host_key WHERE host = ? AND port = ? ORDER BY key_type",
                row -> new HostKey(row.text("host"), row.integer("port"), row.text("key_type"), row.text("key_text")),
                host,
                port);
    }

    /** Takes the confirmation back. @return how many keys there were */
    public int forget(String host, int port) {
        return db.update("DELETE FROM host_key WHERE host = ? AND port = ?", host, port);
    }
}
