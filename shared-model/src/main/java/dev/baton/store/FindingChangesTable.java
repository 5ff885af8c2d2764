package dev.baton.store;

import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The log of findings that came, changed and went; {@link FindingsTable} writes it. Safe for use by many threads. */
public final class FindingChangesTable {

    private static final String SELECT =
            "SELECT at, event, cluster_id, host, port, code, evidence FROM finding_change ";
    private static final String NEWEST_FIRST = "ORDER BY id DESC LIMIT ? OFFSET ?";

    private final Db db;

    public FindingChangesTable(Db db) {
        this.db = db;
    }

    static void write(Session session, ClusterId cluster, FindingChange.Event event, List<FindingLine> lines) {
        session.updateMany(Many.rows(
                "INSERT INTO finding_change (at, event, cluster_id, host, port, code, evidence) VALUES {rows}",
                "(UTC_TIMESTAMP(6), ?, ?, ?, ?, ?, ?)",
                lines.stream()
                        .map(line -> new Object[] {
                            event,
                            cluster.name(),
                            line.key().server().host(),
                            line.key().server().port(),
                            line.key().code(),
                            line.evidence()
                        })
                        .toList()));
    }

    /** All, newest first. */
    public List<FindingChange> recent(Page page) {
        return known(db.query(SELECT + NEWEST_FIRST, FindingChangesTable::change, page.size(), page.offset()));
    }

    /** Those of a cluster, newest first. */
    public List<FindingChange> ofCluster(ClusterId cluster, Page page) {
        return known(db.query(
                SELECT + "WHERE cluster_id = ? " + NEWEST_FIRST,
                FindingChangesTable::change,
                cluster.name(),
                page.size(),
                page.offset()));
    }

    /** Those of a server of a cluster, newest first. */
    public List<FindingChange> ofServer(ClusterId cluster, InstanceId server, Page page) {
        return known(db.query(
                SELECT + "WHERE cluster_id = ? AND host = ? AND port = ? " + NEWEST_FIRST,
                FindingChangesTable::change,
                cluster.name(),
                server.host(),
                server.port(),
                page.size(),
                page.offset()));
    }

    /** Forgets what is older. */
    public int purge(Duration olderThan) {
        return db.update("DELETE FROM finding_change WHERE at < UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND", olderThan);
    }

    private static List<FindingChange> known(List<Optional<FindingChange>> changes) {
        return changes.stream().flatMap(Optional::stream).toList();
    }

    private static Optional<FindingChange> change(Row row) throws SQLException {
        Instant at = row.instant("at");
        FindingChange.Event event = row.constant("event", FindingChange.Event.class);
        return FindingLine.finding(row).map(finding -> new FindingChange(at, event, finding));
    }
}
