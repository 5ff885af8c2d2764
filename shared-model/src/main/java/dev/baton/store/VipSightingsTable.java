package dev.baton.store;

import dev.baton.vip.Hindrance;
import dev.baton.vip.Obstacle;
import dev.baton.vip.Sighting;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The tables of where virtual addresses were seen, and of what stands in the way of moving them. A look replaces what
 * the one before said of the same host. Safe for use by many threads.
 */
public final class VipSightingsTable {

    private final Db db;

    public VipSightingsTable(Db db) {
        this.db = db;
    }

    /** Notes what a look for an address on a host brought. */
    public void saw(String ip, String host, Sighting.State state, String detail) {
        db.inTransaction(session -> {
            session.update("""
                    INSERT INTO vip_sighting (ip, host, state, detail, seen_at)
                    VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6))
                        ON DUPLICATE KEY UPDATE state = VALUES(state), detail = VALUES(detail),
                                                seen_at = VALUES(seen_at)""", ip, host, state, Texts.cut(detail, Texts.TEXT));
            if (state == Sighting.State.HELD) {
                session.update("UPDATE vip SET was_raised = TRUE WHERE ip = ? AND NOT was_raised", ip);
            }
            return state;
        });
    }

    /** Notes what a preflight of a host found. */
    public void checked(String ip, String host, List<Hindrance> obstacles) {
        db.inTransaction(session -> {
            session.update("DELETE FROM vip_obstacle WHERE ip = ? AND host = ?", ip, host);
            obstacles.forEach(
                    found -> session.update("""
                    INSERT INTO vip_obstacle (ip, host, obstacle, detail, seen_at)
                    VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6))""", ip, host, found.obstacle(), Texts.cut(found.detail(), Texts.TEXT)));
            return obstacles;
        });
    }

    /** What stands in the way of each address. */
    static Map<String, List<Hindrance>> hindrances(Session session) {
        Map<String, List<Hindrance>> all = new TreeMap<>();
        session.query(
                        "SELECT ip, host, obstacle, detail FROM vip_obstacle ORDER BY ip, host, obstacle",
                        row -> Map.entry(
                                row.text("ip"),
                                new Hindrance(
                                        row.text("host"),
                                        row.constant("obstacle", Obstacle.class),
                                        row.text("detail"))))
                .forEach(found -> all.merge(found.getKey(), List.of(found.getValue()), VipSightingsTable::both));
        return all;
    }

    /** Where each address was seen. */
    static Map<String, List<Sighting>> all(Session session) {
        Map<String, List<Sighting>> all = new TreeMap<>();
        session.query(
                        "SELECT ip, host, state, detail, seen_at FROM vip_sighting ORDER BY ip, host",
                        row -> Map.entry(row.text("ip"), sighting(row)))
                .forEach(seen -> all.merge(seen.getKey(), List.of(seen.getValue()), VipSightingsTable::both));
        return all;
    }

    private static <T> List<T> both(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    static void forget(Session session, String ip) {
        session.update("DELETE FROM vip_sighting WHERE ip = ?", ip);
        session.update("DELETE FROM vip_obstacle WHERE ip = ?", ip);
    }

    private static Sighting sighting(Row row) throws SQLException {
        return new Sighting(
                row.text("host"),
                row.constant("state", Sighting.State.class),
                row.text("detail"),
                row.instant("seen_at"));
    }
}
