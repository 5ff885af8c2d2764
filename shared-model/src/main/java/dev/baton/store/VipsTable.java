package dev.baton.store;

import dev.baton.topology.ClusterId;
import dev.baton.vip.Vip;
import dev.baton.vip.VipRole;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The table of virtual addresses. Safe for use by many threads. */
public final class VipsTable {

    private static final int ADDED_BY_LENGTH = 255;

    private final Db db;

    public VipsTable(Db db) {
        this.db = db;
    }

    /**
     * An address with its cluster.
     *
     * @param cluster whose it is
     * @param vip the address
     */
    public record ClusterVip(ClusterId cluster, Vip vip) {}

    /** Remembers an address, or says anew how it is; {@code false} if it belongs to another cluster. */
    public boolean put(ClusterId cluster, Vip vip, String addedBy) {
        return db.inTransaction(session -> {
            String ip = vip.address().ip();
            boolean foreign = session.first("SELECT cluster_id FROM vip WHERE ip = ? FOR UPDATE", Row::cluster, ip)
                    .filter(owner -> !owner.equals(cluster))
                    .isPresent();
            if (foreign) {
                return false;
            }
            session.update("""
                    INSERT INTO vip (ip, cluster_id, definition, was_raised, added_at, added_by)
                    VALUES (?, ?, ?, FALSE, UTC_TIMESTAMP(6), ?)
                        ON DUPLICATE KEY UPDATE definition = VALUES(definition)""", ip, cluster.name(), Json.write(vip), Texts.cut(addedBy, ADDED_BY_LENGTH));
            ChangeCounter.bump(session, cluster);
            return true;
        });
    }

    /** Says that it has another's part now; {@code false} if it is not known. */
    public boolean handOver(String ip, VipRole role) {
        return db.inTransaction(session -> {
            Optional<ClusterVip> found =
                    session.first("SELECT cluster_id, definition FROM vip WHERE ip = ? FOR UPDATE", VipsTable::vip, ip);
            found.ifPresent(old -> {
                session.update(
                        "UPDATE vip SET definition = ? WHERE ip = ?",
                        Json.write(old.vip().as(role)),
                        ip);
                ChangeCounter.bump(session, old.cluster());
            });
            return found.isPresent();
        });
    }

    /** Forgets an address and where it was seen; {@code false} if it is not known. */
    public boolean remove(String ip) {
        return db.inTransaction(session -> {
            Optional<ClusterId> cluster =
                    session.first("SELECT cluster_id FROM vip WHERE ip = ? FOR UPDATE", Row::cluster, ip);
            cluster.ifPresent(owner -> {
                session.update("DELETE FROM vip WHERE ip = ?", ip);
                VipSightingsTable.forget(session, ip);
                ChangeCounter.bump(session, owner);
            });
            return cluster.isPresent();
        });
    }

    /** Whether it was ever on a host: one that was not is not missed. */
    public boolean wasRaised(String ip) {
        return db.first("SELECT was_raised FROM vip WHERE ip = ?", row -> row.flag("was_raised"), ip)
                .orElse(false);
    }

    public Optional<ClusterVip> find(String ip) {
        return db.first("SELECT cluster_id, definition FROM vip WHERE ip = ?", VipsTable::vip, ip);
    }

    /** All, in the order of their texts. */
    public List<ClusterVip> all() {
        return db.query("SELECT cluster_id, definition FROM vip ORDER BY ip", VipsTable::vip);
    }

    static List<Vip> ofCluster(Session session, ClusterId cluster) {
        return session
                .query(
                        "SELECT cluster_id, definition FROM vip WHERE cluster_id = ? ORDER BY ip",
                        VipsTable::vip,
                        cluster.name())
                .stream()
                .map(ClusterVip::vip)
                .toList();
    }

    static Map<ClusterId, List<Vip>> byCluster(Session session) {
        Map<ClusterId, List<Vip>> all = new TreeMap<>();
        session.query("SELECT cluster_id, definition FROM vip ORDER BY ip", VipsTable::vip)
                .forEach(found -> all.merge(found.cluster(), List.of(found.vip()), VipsTable::both));
        return all;
    }

    private static List<Vip> both(List<Vip> some, List<Vip> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static ClusterVip vip(Row row) throws SQLException {
        return new ClusterVip(row.cluster(), row.json("definition", Vip.class));
    }
}
