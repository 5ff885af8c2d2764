package dev.baton.store;

import static java.util.stream.Collectors.toMap;

import dev.baton.topology.InstanceId;
import dev.baton.topology.PromotionRule;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The table of what operators said about who may be promoted, for a time. Safe for use by many threads. */
public final class PromotionRulesTable {

    private static final String CURRENT =
            "SELECT host, port, rule, expires_at FROM promotion_rule WHERE expires_at > UTC_TIMESTAMP(6) ";

    private final Db db;

    public PromotionRulesTable(Db db) {
        this.db = db;
    }

    /**
     * A rule in force.
     *
     * @param server whom it is about
     * @param rule what was said
     * @param expiresAt until when, by the store's clock
     */
    public record Entry(InstanceId server, PromotionRule rule, Instant expiresAt) {}

    /** Says it of a server, for so long from now. */
    public void say(InstanceId server, PromotionRule rule, Duration length) {
        db.inTransaction(session -> {
            session.update("""
                    INSERT INTO promotion_rule (host, port, rule, expires_at)
                    VALUES (?, ?, ?, UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND)
                        ON DUPLICATE KEY UPDATE rule = VALUES(rule), expires_at = VALUES(expires_at)""", server.host(), server.port(), rule, length);
            ChangeCounter.bump(session, server);
            return server;
        });
    }

    /** Takes back what was said of a server. */
    public void clear(InstanceId server) {
        db.inTransaction(session -> {
            forget(session, server);
            ChangeCounter.bump(session, server);
            return server;
        });
    }

    static void forget(Session session, InstanceId server) {
        session.update("DELETE FROM promotion_rule WHERE host = ? AND port = ?", server.host(), server.port());
    }

    /** Rules in force, by server. */
    public List<Entry> current() {
        return db.inTransaction(PromotionRulesTable::current);
    }

    static Map<InstanceId, PromotionRule> currentByServer(Session session) {
        return current(session).stream().collect(toMap(Entry::server, Entry::rule));
    }

    /** Forgets rules that ran out. */
    public int purgeExpired() {
        return db.update("DELETE FROM promotion_rule WHERE expires_at <= UTC_TIMESTAMP(6)");
    }

    private static List<Entry> current(Session session) {
        return session.query(CURRENT + "ORDER BY host, port", PromotionRulesTable::entry);
    }

    private static Entry entry(Row row) throws SQLException {
        return new Entry(row.server(), row.constant("rule", PromotionRule.class), row.instant("expires_at"));
    }
}
