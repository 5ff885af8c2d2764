package dev.baton.store;

import dev.baton.store.FleetRequest.Kind;
import dev.baton.store.FleetRequest.State;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * The table of what people ask of the fleet. A worker claims a request, does it and writes the answer; one that was
 * claimed and never answered is given to another worker. Safe for use by many threads and processes.
 */
public final class RequestsTable {

    private static final int REQUESTED_BY_LENGTH = 255;

    /** A worker that holds a request longer than this is thought to be lost. */
    private static final Duration LOST_AFTER = Duration.ofMinutes(1);

    private static final String SELECT =
            "SELECT id, kind, argument, requested_by, requested_at, state, node, answer FROM request ";

    private final Db db;

    public RequestsTable(Db db) {
        this.db = db;
    }

    /** Files a request. */
    public FleetRequest file(Kind kind, String argument, String requestedBy) {
        return db.inTransaction(session -> {
            long id = session.insert(
                    """
                    INSERT INTO request (kind, argument, requested_by, requested_at, state, node, answer)
                    VALUES (?, ?, ?, UTC_TIMESTAMP(6), 'PENDING', '', '')""", kind, Texts.cut(argument, Texts.TEXT), Texts.cut(requestedBy, REQUESTED_BY_LENGTH));
            return find(session, id).orElseThrow();
        });
    }

    /** Gives the worker the oldest request that nobody does; each request to one worker only. */
    public Optional<FleetRequest> claimNext(String node) {
        return db.inTransaction(session -> {
            Optional<Long> next = session.first("""
                    SELECT id FROM request
                     WHERE state = 'PENDING'
                        OR (state = 'RUNNING' AND claimed_at < UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND)
                     ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED""", row -> row.number("id"), LOST_AFTER);
            next.ifPresent(id -> session.update(
                    "UPDATE request SET state = 'RUNNING', node = ?, claimed_at = UTC_TIMESTAMP(6) WHERE id = ?",
                    node,
                    id));
            return next.flatMap(id -> find(session, id));
        });
    }

    /** It was done; {@code false} if it had ended before. */
    public boolean finish(long id, String answer) {
        return end(id, State.DONE, answer);
    }

    /** It could not be done; {@code false} if it had ended before. */
    public boolean fail(long id, String why) {
        return end(id, State.FAILED, why);
    }

    public Optional<FleetRequest> find(long id) {
        return db.inTransaction(session -> find(session, id));
    }

    /** Forgets requests that ended so long ago. */
    public int purge(Duration olderThan) {
        return db.update("DELETE FROM request WHERE ended_at < UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND", olderThan);
    }

    private boolean end(long id, State state, String answer) {
        return db.inTransaction(session -> {
            boolean ended = session.update("""
                    UPDATE request SET state = ?, answer = ?, ended_at = UTC_TIMESTAMP(6)
                     WHERE id = ? AND ended_at IS NULL""", state, answer, id) > 0;
            if (ended) {
                ChangeCounter.bumpAll(session);
            }
            return ended;
        });
    }

    private static Optional<FleetRequest> find(Session session, long id) {
        return session.first(SELECT + "WHERE id = ?", RequestsTable::request, id);
    }

    private static FleetRequest request(Row row) throws SQLException {
        return new FleetRequest(
                row.number("id"),
                row.constant("kind", Kind.class),
                row.text("argument"),
                row.text("requested_by"),
                row.instant("requested_at"),
                row.constant("state", State.class),
                row.text("node"),
                row.text("answer"));
    }
}
