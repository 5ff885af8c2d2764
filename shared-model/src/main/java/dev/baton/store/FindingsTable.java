package dev.baton.store;

import static java.util.stream.Collectors.toMap;

import dev.baton.analysis.Finding;
import dev.baton.topology.ClusterId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table of findings that hold now. Safe for use by many threads and processes: the analysis of an older snapshot
 * never replaces that of a newer one.
 */
public final class FindingsTable {

    private static final String SELECT = "SELECT cluster_id, host, port, code, evidence, first_seen_at FROM finding ";

    private final Db db;

    public FindingsTable(Db db) {
        this.db = db;
    }

    /**
     * Keeps what an analysis found; a finding that was there before keeps its beginning. What came, changed and went is
     * written to the log of changes.
     *
     * @param takenAt the moment of the snapshot that was analysed
     * @param findings all of the cluster, in the analyzer's order
     * @return whether it was kept: not if a newer snapshot was analysed before, or if there is no such cluster
     */
    public boolean replace(ClusterId cluster, Instant takenAt, List<Finding> findings) {
        List<FindingLine> now = FindingLine.of(findings);
        return db.inTransaction(session -> {
            boolean newest = ClustersTable.noteAnalysis(session, cluster, takenAt);
            if (newest) {
                replace(session, cluster, now);
            }
            return newest;
        });
    }

    /** All that hold now, by cluster and in the analyzer's order. */
    public List<CurrentFinding> all() {
        return known(db.query(SELECT + "ORDER BY cluster_id, place", FindingsTable::current));
    }

    /** Those of a cluster that hold now, in the analyzer's order. */
    public List<CurrentFinding> ofCluster(ClusterId cluster) {
        return known(db.query(SELECT + "WHERE cluster_id = ? ORDER BY place", FindingsTable::current, cluster.name()));
    }

    /** Forgets findings of clusters that are gone. */
    public int purge() {
        return db.update("DELETE FROM finding WHERE cluster_id NOT IN (SELECT cluster_id FROM cluster)");
    }

    private static void replace(Session session, ClusterId cluster, List<FindingLine> now) {
        List<FindingLine> before = lines(session, cluster);
        List<FindingLine> gone = without(before, now);
        List<FindingLine> come = without(now, before);
        delete(session, cluster, gone);
        write(
                session,
                cluster,
                now.stream().filter(line -> !before.contains(line)).toList());
        FindingChangesTable.write(session, cluster, FindingChange.Event.DISAPPEARED, gone);
        FindingChangesTable.write(session, cluster, FindingChange.Event.CHANGED, changed(before, now));
        FindingChangesTable.write(session, cluster, FindingChange.Event.APPEARED, come);
        if (!gone.isEmpty() || !come.isEmpty()) {
            ChangeCounter.bump(session, cluster);
        }
    }

    private static List<FindingLine> lines(Session session, ClusterId cluster) {
        return session.query(
                "SELECT host, port, code, occurrence, place, evidence FROM finding WHERE cluster_id = ? ORDER BY place",
                row -> new FindingLine(
                        new FindingLine.Key(row.server(), row.text("code"), row.integer("occurrence")),
                        row.integer("place"),
                        row.text("evidence")),
                cluster.name());
    }

    /** Those that were there before and show something else now. */
    private static List<FindingLine> changed(List<FindingLine> before, List<FindingLine> now) {
        Map<FindingLine.Key, FindingLine> old =
                before.stream().collect(toMap(FindingLine::key, line -> line, (first, _) -> first));
        return now.stream()
                .filter(line -> old.containsKey(line.key()) && !line.tellsTheSameAs(old.get(line.key())))
                .toList();
    }

    /** Those whose keys the others lack. */
    private static List<FindingLine> without(List<FindingLine> lines, List<FindingLine> others) {
        Map<FindingLine.Key, FindingLine> left =
                lines.stream().collect(toMap(FindingLine::key, line -> line, (first, _) -> first, LinkedHashMap::new));
        others.forEach(other -> left.remove(other.key()));
        return List.copyOf(left.values());
    }

    private static void write(Session session, ClusterId cluster, List<FindingLine> lines) {
        session.updateMany(Many.rows(
                """
                INSERT INTO finding (cluster_id, host, port, code, occurrence, place, evidence, first_seen_at)
                VALUES {rows}
                    ON DUPLICATE KEY UPDATE place = VALUES(place), evidence = VALUES(evidence)""",
                "(?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6))",
                lines.stream()
                        .map(line -> new Object[] {
                            cluster.name(),
                            line.key().server().host(),
                            line.key().server().port(),
                            line.key().code(),
                            line.key().occurrence(),
                            line.place(),
                            line.evidence()
                        })
                        .toList()));
    }

    private static void delete(Session session, ClusterId cluster, List<FindingLine> lines) {
        session.updateMany(Many.anyOf(
                "DELETE FROM finding WHERE {rows}",
                "(cluster_id = ? AND host = ? AND port = ? AND code = ? AND occurrence = ?)",
                lines.stream()
                        .map(line -> new Object[] {
                            cluster.name(),
                            line.key().server().host(),
                            line.key().server().port(),
                            line.key().code(),
                            line.key().occurrence()
                        })
                        .toList()));
    }

    private static List<CurrentFinding> known(List<Optional<CurrentFinding>> findings) {
        return findings.stream().flatMap(Optional::stream).toList();
    }

    private static Optional<CurrentFinding> current(Row row) throws SQLException {
        Instant since = row.instant("first_seen_at");
        return FindingLine.finding(row).map(finding -> new CurrentFinding(finding, since));
    }
}
