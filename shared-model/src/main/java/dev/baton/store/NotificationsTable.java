package dev.baton.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The table of notices on their way. A notice is put in once for each channel; a worker takes it for a while and says how
 * it went; if it says nothing, another one takes it: so it is sent at least once, and as often as it may be tried. Safe
 * for use by many threads and processes.
 */
public final class NotificationsTable {

    private static final int ABOUT_LENGTH = 300;

    private final Db db;

    public NotificationsTable(Db db) {
        this.db = db;
    }

    /** Where a notice stands. */
    private enum State {
        WAITING,
        SENT,
        GIVEN_UP
    }

    /**
     * A notice that is to be sent now.
     *
     * @param id its number
     * @param about what it is about: it is told once by each channel
     * @param channel by which
     * @param tries how often it was tried, this time included
     */
    public record Due(long id, String about, String channel, int tries, Notice notice) {}

    /** What of late was put in already, as {@code about}. */
    public Set<String> known(Duration within) {
        return db
                .query(
                        "SELECT DISTINCT about FROM notification"
                                + " WHERE created_at > UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND",
                        row -> row.text("about"),
                        within)
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Puts a notice in for a channel, unless it was. */
    public void offer(String about, String channel, Notice notice) {
        db.update("""
            INSERT INTO notification (about, channel, message, state, tries, created_at, next_at)
            VALUES (?, ?, ?, ?, 0, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
                ON DUPLICATE KEY UPDATE about = about""", about(about), channel, Json.write(notice), State.WAITING);
    }

    /** How a subject is kept: as long as the table takes it. */
    public static String about(String subject) {
        return Texts.cut(subject, ABOUT_LENGTH);
    }

    /**
     * Takes what is due, and counts it as tried.
     *
     * @param untilAgain when it is due again if nobody says how it went
     */
    public List<Due> take(int atMost, Duration untilAgain) {
        return db.inTransaction(session -> {
            List<Due> due = session.query("""
                SELECT id, about, channel, message, tries + 1 AS tries FROM notification
                 WHERE state = 'WAITING' AND next_at <= UTC_TIMESTAMP(6)
                 ORDER BY next_at LIMIT ? FOR UPDATE""", NotificationsTable::due, atMost);
            due.forEach(one -> session.update("""
                UPDATE notification SET tries = ?, next_at = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND
                 WHERE id = ?""", one.tries(), untilAgain, one.id()));
            return due;
        });
    }

    /** It is sent. */
    public void sent(long id) {
        db.update("UPDATE notification SET state = ? WHERE id = ?", State.SENT, id);
    }

    /** It is not tried again. */
    public void giveUp(long id) {
        db.update("UPDATE notification SET state = ? WHERE id = ?", State.GIVEN_UP, id);
    }

    /** It is tried again after a while. */
    public void retry(long id, Duration after) {
        db.update(
                "UPDATE notification SET next_at = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND WHERE id = ?", after, id);
    }

    /** Forgets what is older. */
    public int purge(Duration olderThan) {
        return db.update(
                "DELETE FROM notification WHERE created_at < UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND", olderThan);
    }

    private static Due due(Row row) throws SQLException {
        return new Due(
                row.number("id"),
                row.text("about"),
                row.text("channel"),
                row.integer("tries"),
                row.json("message", Notice.class));
    }
}
