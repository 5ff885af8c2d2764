package dev.baton.store;

import dev.baton.plan.Request;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** How a row of the table of recoveries is read. */
final class RecoveryRows {

    static final String SELECT = """
            SELECT r.id, r.uid, r.cluster_id, r.incident, r.request, r.cause, r.failed_host AS host,
                   r.failed_port AS port, r.state, r.generation, r.node, r.created_at, r.started_at, r.ended_at,
                   r.outcome, r.acted, r.acknowledged_at, r.acknowledged_by, r.comment
              FROM recovery r
            """;

    private RecoveryRows() {}

    static Recovery recovery(Row row) throws SQLException {
        return new Recovery(
                row.number("id"),
                row.text("uid"),
                order(row),
                row.constant("state", RecoveryState.class),
                course(row),
                row.json("outcome", Outcome.class),
                acknowledgement(row));
    }

    private static RecoveryOrder order(Row row) throws SQLException {
        return new RecoveryOrder(
                row.cluster(),
                row.text("incident"),
                row.json("request", Request.class),
                row.json("cause", Trigger.class),
                row.server());
    }

    private static Course course(Row row) throws SQLException {
        return new Course(
                row.number("generation"),
                row.text("node"),
                row.instant("created_at"),
                row.optionalInstant("started_at").orElse(Instant.EPOCH),
                row.optionalInstant("ended_at").orElse(Instant.EPOCH),
                row.flag("acted") ? Course.Acts.ACTED : Course.Acts.NOTHING_YET);
    }

    private static Acknowledgement acknowledgement(Row row) throws SQLException {
        Optional<Instant> at = row.optionalInstant("acknowledged_at");
        if (at.isEmpty()) {
            return Acknowledgement.NONE;
        }
        return new Acknowledgement(row.text("acknowledged_by"), row.text("comment"), at.get());
    }
}
