package dev.baton.store;

import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Vote;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The table of votes: what each worker says of each server that it watches. Only votes that were cast lately, by workers
 * that checked in lately, are told. Safe for use by many threads.
 */
public final class VotesTable {

    private static final int WHY_LENGTH = 1000;

    private final Db db;

    public VotesTable(Db db) {
        this.db = db;
    }

    /** Casts a worker's votes in one statement; a vote's beginning stays as long as its verdict does. */
    public void cast(String node, Collection<Ballot> ballots) {
        List<Object[]> rows = ballots.stream()
                .sorted(Comparator.comparing(Ballot::server))
                .map(ballot -> values(node, ballot))
                .toList();
        db.updateMany(Many.rows("""
                INSERT INTO vote (node, host, port, verdict, since_at, cast_at, why)
                VALUES {rows}
                    ON DUPLICATE KEY UPDATE since_at = IF(verdict = VALUES(verdict), since_at, VALUES(since_at)),
                                            verdict = VALUES(verdict), cast_at = VALUES(cast_at), why = VALUES(why)""", "(?, ?, ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), ?)", rows));
    }

    /** Votes on these servers, by server and node. */
    public List<Vote> ofServers(Collection<InstanceId> servers, Duration within) {
        return db.queryMany(
                Many.anyOf(
                        """
                        SELECT v.node, v.host, v.port, v.verdict, v.since_at, v.why FROM vote v
                          JOIN node n ON n.name = v.node
                         WHERE ({rows}) AND LEAST(n.seen_at, v.cast_at) > UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND
                         ORDER BY v.host, v.port, v.node""",
                        "(v.host = ? AND v.port = ?)",
                        servers.stream().sorted().map(Keys::of).toList()),
                VotesTable::vote,
                within);
    }

    /** Votes on the servers of the cluster, by server and node. */
    public List<Vote> ofCluster(ClusterId cluster, Duration within) {
        return db.inTransaction(session -> ofCluster(session, cluster, within));
    }

    static List<Vote> ofCluster(Session session, ClusterId cluster, Duration within) {
        return session.query("""
                SELECT v.node, v.host, v.port, v.verdict, v.since_at, v.why FROM vote v
                  JOIN node n ON n.name = v.node
                  JOIN server s ON s.host = v.host AND s.port = v.port
                 WHERE s.cluster_id = ? AND LEAST(n.seen_at, v.cast_at) > UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND
                 ORDER BY v.host, v.port, v.node""", VotesTable::vote, cluster.name(), within);
    }

    /** Votes on all servers, by server and node. */
    static List<Vote> all(Session session, Duration within) {
        return session.query("""
                SELECT v.node, v.host, v.port, v.verdict, v.since_at, v.why FROM vote v
                  JOIN node n ON n.name = v.node
                 WHERE LEAST(n.seen_at, v.cast_at) > UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND
                 ORDER BY v.host, v.port, v.node""", VotesTable::vote, within);
    }

    static void forget(Session session, InstanceId server) {
        session.update("DELETE FROM vote WHERE host = ? AND port = ?", server.host(), server.port());
    }

    /** Forgets votes that were not cast again for so long. */
    public int purge(Duration olderThan) {
        return db.update("DELETE FROM vote WHERE cast_at < UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND", olderThan);
    }

    private static Object[] values(String node, Ballot ballot) {
        return new Object[] {
            node, ballot.server().host(), ballot.server().port(), ballot.verdict(), Texts.cut(ballot.why(), WHY_LENGTH)
        };
    }

    private static Vote vote(Row row) throws SQLException {
        return new Vote(
                row.text("node"),
                row.server(),
                row.constant("verdict", Vote.Verdict.class),
                row.instant("since_at"),
                row.text("why"));
    }
}
