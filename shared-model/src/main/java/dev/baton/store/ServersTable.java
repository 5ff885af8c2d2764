package dev.baton.store;

import static java.util.stream.Collectors.toMap;

import dev.baton.error.ErrorCode;
import dev.baton.topology.ClusterId;
import dev.baton.topology.Failure;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Observation;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The table of servers: what the last probe of each brought. Safe for use by many threads and processes: an older
 * observation never replaces a newer one.
 */
public final class ServersTable {

    private static final String SERVER =
            "SELECT host, port, cluster_id, observation, last_checked_at, first_seen_at FROM server ";

    private final Db db;

    public ServersTable(Db db) {
        this.db = db;
    }

    /** What is kept already of a server that was seen again. */
    private record Kept(InstanceId id, ClusterId cluster, int fingerprint, Instant checkedAt) {}

    /** Keeps what probes brought, all in few statements. New servers come into the cluster that the sighting names. */
    public void saveAll(Collection<Sighting> sightings) {
        List<Sighting> inOrder =
                sightings.stream().sorted(Comparator.comparing(Sighting::id)).toList();
        db.inTransaction(session -> {
            Map<InstanceId, Kept> kept = kept(session, inOrder);
            session.updateMany(upsert(inOrder));
            changedClusters(inOrder, kept).forEach(cluster -> ChangeCounter.bump(session, cluster));
            return kept;
        });
    }

    public Optional<KnownServer> find(InstanceId id) {
        return db.first(SERVER + "WHERE host = ? AND port = ?", ServersTable::server, id.host(), id.port());
    }

    /** All servers, by address. */
    public List<KnownServer> all() {
        return db.inTransaction(ServersTable::all);
    }

    static List<KnownServer> all(Session session) {
        return session.query(SERVER + "ORDER BY host, port", ServersTable::server);
    }

    /** The servers of a cluster, by address. */
    public List<KnownServer> ofCluster(ClusterId cluster) {
        return db.inTransaction(session -> ofCluster(session, cluster));
    }

    static List<KnownServer> ofCluster(Session session, ClusterId cluster) {
        return session.query(SERVER + "WHERE cluster_id = ? ORDER BY host, port", ServersTable::server, cluster.name());
    }

    /** The addresses of all servers with their clusters, without reading what was seen of them. */
    public Map<InstanceId, ClusterId> addresses() {
        return db
                .query("SELECT host, port, cluster_id FROM server", row -> Map.entry(row.server(), row.cluster()))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Servers of which no probe got an answer for so long. */
    public List<InstanceId> unseenSince(Duration time) {
        return db.query("""
                SELECT host, port FROM server
                 WHERE COALESCE(last_seen_at, first_seen_at) < UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND
                 ORDER BY host, port""", Row::server, time);
    }

    /** Moves a server into another cluster; {@code false} if it is not known. */
    public boolean moveToCluster(InstanceId id, ClusterId to) {
        return db.inTransaction(session -> {
            Optional<ClusterId> from = clusterOf(session, id);
            from.filter(cluster -> !cluster.equals(to)).ifPresent(cluster -> {
                session.update(
                        "UPDATE server SET cluster_id = ? WHERE host = ? AND port = ?",
                        to.name(),
                        id.host(),
                        id.port());
                new TreeSet<>(List.of(cluster, to)).forEach(changed -> ChangeCounter.bump(session, changed));
            });
            return from.isPresent();
        });
    }

    /** Forgets a server, and what people and workers said of it; {@code false} if it was not known. */
    public boolean forget(InstanceId id) {
        return db.inTransaction(session -> {
            Optional<ClusterId> from = clusterOf(session, id);
            session.update("DELETE FROM server WHERE host = ? AND port = ?", id.host(), id.port());
            AddressesTable.forget(session, id);
            PromotionRulesTable.forget(session, id);
            DowntimesTable.forget(session, id);
            VotesTable.forget(session, id);
            from.ifPresent(cluster -> ChangeCounter.bump(session, cluster));
            return from.isPresent();
        });
    }

    private static Map<InstanceId, Kept> kept(Session session, List<Sighting> sightings) {
        return session
                .queryMany(
                        Many.anyOf(
                                """
                                SELECT host, port, cluster_id, fingerprint, last_checked_at FROM server
                                 WHERE {rows}""",
                                "(host = ? AND port = ?)",
                                sightings.stream()
                                        .map(sighting -> Keys.of(sighting.id()))
                                        .toList()),
                        row -> new Kept(
                                row.server(),
                                row.cluster(),
                                row.integer("fingerprint"),
                                row.instant("last_checked_at")))
                .stream()
                .collect(toMap(Kept::id, kept -> kept));
    }

    /** A column is compared with the old last_checked_at, so that one is assigned last: the order is guaranteed. */
    private static Many upsert(List<Sighting> sightings) {
        return Many.rows(
                """
                INSERT INTO server (host, port, cluster_id, state, fingerprint, observation, last_checked_at,
                                    last_seen_at, first_seen_at)
                VALUES {rows}
                    ON DUPLICATE KEY UPDATE
                       state = IF(VALUES(last_checked_at) >= last_checked_at, VALUES(state), state),
                       fingerprint = IF(VALUES(last_checked_at) >= last_checked_at, VALUES(fingerprint), fingerprint),
                       observation = IF(VALUES(last_checked_at) >= last_checked_at, VALUES(observation), observation),
                       last_seen_at = COALESCE(GREATEST(last_seen_at, VALUES(last_seen_at)),
                                               last_seen_at, VALUES(last_seen_at)),
                       last_checked_at = GREATEST(last_checked_at, VALUES(last_checked_at))""",
                "(?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6))",
                sightings.stream().map(ServersTable::values).toList());
    }

    private static Object[] values(Sighting sighting) {
        Observation seen = sighting.observation();
        ServerState state = ServerState.of(seen);
        boolean answered = state == ServerState.REACHABLE || state == ServerState.TURNED_AWAY;
        return new Object[] {
            sighting.id().host(),
            sighting.id().port(),
            sighting.cluster().name(),
            state,
            sighting.fingerprint(),
            Json.write(seen),
            seen.at(),
            Optional.of(seen.at()).filter(_ -> answered)
        };
    }

    private static SortedSet<ClusterId> changedClusters(List<Sighting> sightings, Map<InstanceId, Kept> kept) {
        SortedSet<ClusterId> changed = new TreeSet<>();
        for (Sighting sighting : sightings) {
            Optional<Kept> before = Optional.ofNullable(kept.get(sighting.id()));
            if (before.filter(old -> !replaces(sighting, old)).isEmpty()) {
                changed.add(before.map(Kept::cluster).orElse(sighting.cluster()));
            }
        }
        return changed;
    }

    private static boolean replaces(Sighting sighting, Kept kept) {
        Instant at = sighting.observation().at().truncatedTo(ChronoUnit.MICROS);
        return !at.isBefore(kept.checkedAt()) && sighting.fingerprint() != kept.fingerprint();
    }

    private static Optional<ClusterId> clusterOf(Session session, InstanceId id) {
        return session.first(
                "SELECT cluster_id FROM server WHERE host = ? AND port = ? FOR UPDATE",
                Row::cluster,
                id.host(),
                id.port());
    }

    private static KnownServer server(Row row) throws SQLException {
        return new KnownServer(row.server(), row.cluster(), observation(row), row.instant("first_seen_at"));
    }

    /** What another version wrote and this one cannot read is no fact, and no reason to think that the server is dead. */
    private static Observation observation(Row row) throws SQLException {
        try {
            return row.json("observation", Observation.class);
        } catch (StoreException unreadable) {
            Instant at = row.instant("last_checked_at");
            return new Observation.NeverSeen(
                    new Failure(Failure.Kind.SERVER_ERROR, ErrorCode.STORE_UNREADABLE.sentence()), at, at);
        }
    }
}
