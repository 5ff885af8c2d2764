package dev.baton.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The audit trail: who did what to what. Only added to, and purged. Safe for use by many threads. */
public final class AuditTable {

    private static final int WHO_LENGTH = 255;
    private static final int ACT_LENGTH = 64;
    private static final int SUBJECT_LENGTH = 300;

    private static final String SELECT = "SELECT id, at, who, act, subject, detail, generation FROM audit ";
    private static final String NEWEST_FIRST = "ORDER BY id DESC LIMIT ? OFFSET ?";

    private final Db db;

    public AuditTable(Db db) {
        this.db = db;
    }

    /**
     * An entry as it was kept.
     *
     * @param id grows with time
     * @param at when, by the store's clock
     * @param entry what
     */
    public record Kept(long id, Instant at, AuditEntry entry) {}

    /** Adds an entry, dated now. */
    public void write(AuditEntry entry) {
        db.update(
                """
                INSERT INTO audit (at, who, act, subject, detail, generation)
                VALUES (UTC_TIMESTAMP(6), ?, ?, ?, ?, ?)""",
                Texts.cut(entry.who(), WHO_LENGTH),
                Texts.cut(entry.act(), ACT_LENGTH),
                Texts.cut(entry.subject(), SUBJECT_LENGTH),
                entry.detail(),
                entry.generation());
    }

    /** Everything, newest first. */
    public List<Kept> recent(Page page) {
        return db.query(SELECT + NEWEST_FIRST, AuditTable::kept, page.size(), page.offset());
    }

    /** What was done to one subject, newest first. */
    public List<Kept> ofSubject(String subject, Page page) {
        return db.query(
                SELECT + "WHERE subject = ? " + NEWEST_FIRST,
                AuditTable::kept,
                Texts.cut(subject, SUBJECT_LENGTH),
                page.size(),
                page.offset());
    }

    /** Forgets what is older. */
    public int purge(Duration olderThan) {
        return db.update("DELETE FROM audit WHERE at < UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND", olderThan);
    }

    private static Kept kept(Row row) throws SQLException {
        return new Kept(
                row.number("id"),
                row.instant("at"),
                new AuditEntry(
                        row.text("who"),
                        row.text("act"),
                        row.text("subject"),
                        row.text("detail"),
                        row.number("generation")));
    }
}
