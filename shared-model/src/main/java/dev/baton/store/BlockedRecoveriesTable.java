package dev.baton.store;

import dev.baton.analysis.FindingCode;
import dev.baton.plan.Reason;
import dev.baton.topology.ClusterId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The table of automatic recoveries that did not begin, with the reason: a refusal is never silent (I10). Safe for use
 * by many threads.
 */
public final class BlockedRecoveriesTable {

    private static final int RULE_LENGTH = 255;

    private final Db db;

    public BlockedRecoveriesTable(Db db) {
        this.db = db;
    }

    /**
     * A recovery that is being blocked.
     *
     * @param blocked what and why, as last said
     * @param firstAt since when, by the store's clock
     * @param lastAt when last, by the store's clock
     * @param times how often
     */
    public record Entry(BlockedRecovery blocked, Instant firstAt, Instant lastAt, long times) {}

    /** Notes that a recovery is blocked, or blocked still, perhaps for another reason. */
    public void note(BlockedRecovery blocked) {
        db.inTransaction(session -> {
            Optional<String> before = session.first("""
                    SELECT rule FROM blocked_recovery
                     WHERE cluster_id = ? AND failed_host = ? AND failed_port = ? AND code = ?""", row -> row.text("rule"), key(blocked));
            upsert(session, blocked);
            if (before.filter(rule(blocked)::equals).isEmpty()) {
                ChangeCounter.bump(session, blocked.cluster());
            }
            return before;
        });
    }

    /** All, the one that was blocked last first. */
    public List<Entry> all() {
        return known(db.query("""
                SELECT cluster_id, failed_host AS host, failed_port AS port, code, rule, reason, first_blocked_at,
                       last_blocked_at, times
                  FROM blocked_recovery ORDER BY last_blocked_at DESC""", BlockedRecoveriesTable::entry));
    }

    /** Those that were first blocked within the given time. */
    public List<Entry> since(Duration time) {
        return known(db.query("""
                SELECT cluster_id, failed_host AS host, failed_port AS port, code, rule, reason, first_blocked_at,
                       last_blocked_at, times
                  FROM blocked_recovery WHERE first_blocked_at > UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND
                 ORDER BY first_blocked_at""", BlockedRecoveriesTable::entry, time));
    }

    /** Those of a cluster, the one that was blocked last first. */
    public List<Entry> ofCluster(ClusterId cluster) {
        return known(db.query("""
                SELECT cluster_id, failed_host AS host, failed_port AS port, code, rule, reason, first_blocked_at,
                       last_blocked_at, times
                  FROM blocked_recovery WHERE cluster_id = ? ORDER BY last_blocked_at DESC""", BlockedRecoveriesTable::entry, cluster.name()));
    }

    /** Nothing of the cluster is blocked any more; {@code false} if nothing was. */
    public boolean clear(ClusterId cluster) {
        return db.inTransaction(session -> {
            boolean cleared = session.update("DELETE FROM blocked_recovery WHERE cluster_id = ?", cluster.name()) > 0;
            if (cleared) {
                ChangeCounter.bump(session, cluster);
            }
            return cleared;
        });
    }

    /** Forgets what was not blocked again for so long. */
    public int purge(Duration olderThan) {
        return db.update(
                "DELETE FROM blocked_recovery WHERE last_blocked_at < UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND",
                olderThan);
    }

    private static void upsert(Session session, BlockedRecovery blocked) {
        session.update(
                """
                INSERT INTO blocked_recovery (cluster_id, failed_host, failed_port, code, rule, reason,
                                              first_blocked_at, last_blocked_at, times)
                VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 1)
                    ON DUPLICATE KEY UPDATE rule = VALUES(rule), reason = VALUES(reason),
                                            last_blocked_at = VALUES(last_blocked_at), times = times + 1""",
                blocked.cluster().name(),
                blocked.failed().host(),
                blocked.failed().port(),
                blocked.code(),
                rule(blocked),
                Texts.cut(blocked.reason().text(), Texts.TEXT));
    }

    private static Object[] key(BlockedRecovery blocked) {
        return new Object[] {
            blocked.cluster().name(), blocked.failed().host(), blocked.failed().port(), blocked.code()
        };
    }

    private static String rule(BlockedRecovery blocked) {
        return Texts.cut(blocked.reason().rule(), RULE_LENGTH);
    }

    private static List<Entry> known(List<Optional<Entry>> entries) {
        return entries.stream().flatMap(Optional::stream).toList();
    }

    /** Empty where a newer version of Baton wrote a code that this one lacks. */
    private static Optional<Entry> entry(Row row) throws SQLException {
        Optional<FindingCode> code = Constants.find(row.text("code"), FindingCode.class);
        if (code.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Entry(
                new BlockedRecovery(
                        row.cluster(), row.server(), code.get(), new Reason(row.text("rule"), row.text("reason"))),
                row.instant("first_blocked_at"),
                row.instant("last_blocked_at"),
                row.number("times")));
    }
}
