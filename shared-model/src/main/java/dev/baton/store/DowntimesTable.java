package dev.baton.store;

import dev.baton.topology.Downtime;
import dev.baton.topology.InstanceId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The table of servers that were taken out for a time. Safe for use by many threads. */
public final class DowntimesTable {

    private static final int OWNER_LENGTH = 255;

    private final Db db;

    public DowntimesTable(Db db) {
        this.db = db;
    }

    /** Takes a server out from now, or says anew why and for how long. */
    public void begin(InstanceId server, String owner, String reason, Duration length) {
        db.inTransaction(session -> {
            session.update(
                    """
                    INSERT INTO downtime (host, port, owner, reason, begun_at, until_at)
                    VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND)
                        ON DUPLICATE KEY UPDATE owner = VALUES(owner), reason = VALUES(reason),
                                                begun_at = VALUES(begun_at), until_at = VALUES(until_at)""",
                    server.host(),
                    server.port(),
                    Texts.cut(owner, OWNER_LENGTH),
                    Texts.cut(reason, Texts.TEXT),
                    length);
            ChangeCounter.bump(session, server);
            return server;
        });
    }

    /** Takes a server in again; {@code false} if it was not out. */
    public boolean end(InstanceId server) {
        return db.inTransaction(session -> {
            boolean ended = forget(session, server) > 0;
            if (ended) {
                ChangeCounter.bump(session, server);
            }
            return ended;
        });
    }

    static int forget(Session session, InstanceId server) {
        return session.update("DELETE FROM downtime WHERE host = ? AND port = ?", server.host(), server.port());
    }

    /** The servers that are out now, in the order of their addresses. */
    public Map<InstanceId, Downtime> current() {
        return db.inTransaction(DowntimesTable::current);
    }

    static Map<InstanceId, Downtime> current(Session session) {
        Map<InstanceId, Downtime> current = new TreeMap<>();
        session.query("""
                        SELECT host, port, owner, reason, until_at FROM downtime
                         WHERE until_at > UTC_TIMESTAMP(6)""", row -> Map.entry(row.server(), downtime(row)))
                .forEach(entry -> current.put(entry.getKey(), entry.getValue()));
        return current;
    }

    /** Forgets downtimes that ran out. */
    public int purgeExpired() {
        return db.update("DELETE FROM downtime WHERE until_at <= UTC_TIMESTAMP(6)");
    }

    private static Downtime downtime(Row row) throws SQLException {
        return new Downtime(row.text("owner"), row.text("reason"), row.instant("until_at"));
    }
}
