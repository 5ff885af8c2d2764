package dev.baton.scenario;

import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.topology.GtidState;
import dev.baton.topology.ReplicationLink.Attach;
import dev.baton.topology.ReplicationLink.Received;
import dev.baton.topology.ServerVersion;

/**
 * What a line says of GTIDs.
 *
 * @param flavour which kind the server has
 * @param held what it holds, as the server writes it
 */
record GtidText(Flavour flavour, String held) {

    enum Flavour {
        NONE,
        MYSQL,
        MARIADB
    }

    /** Whether the server receives from another. */
    enum Part {
        PRIMARY,
        REPLICA
    }

    static GtidText of(Words words, ServerVersion version, String usual) {
        String held = words.option("gtid", usual);
        if (held.equals("off")) {
            return new GtidText(Flavour.NONE, "");
        }
        Flavour flavour = version.isMariaDb() ? Flavour.MARIADB : Flavour.MYSQL;
        return new GtidText(flavour, held.equals("none") ? "" : GtidLetters.expand(held));
    }

    GtidState state(Words words, Part part) {
        return switch (flavour) {
            case NONE -> new GtidState.Off();
            case MYSQL ->
                new GtidState.Mysql(
                        MysqlGtidSet.parse(held), MysqlGtidSet.parse(GtidLetters.expand(words.option("purged", ""))));
            case MARIADB -> mariaDb(words, part);
        };
    }

    Received received(Words words) {
        String said = words.option("received", held);
        String received = said.equals("none") ? "" : GtidLetters.expand(said);
        return switch (flavour) {
            case NONE -> new Received.ByFile();
            case MYSQL -> new Received.Gtids(MysqlGtidSet.parse(received));
            case MARIADB -> new Received.Gtids(MariaDbGtidSet.parse(received).position());
        };
    }

    Attach attach() {
        return switch (flavour) {
            case NONE -> Attach.FILE_POSITION;
            case MYSQL -> Attach.AUTO_POSITION;
            case MARIADB -> Attach.SLAVE_POS;
        };
    }

    private GtidState mariaDb(Words words, Part part) {
        MariaDbGtidSet all = MariaDbGtidSet.parse(held);
        MariaDbGtidSet state = MariaDbGtidSet.parse(words.option("state", held));
        MariaDbGtidSet applied = part == Part.REPLICA ? all.position() : MariaDbGtidSet.EMPTY;
        return new GtidState.MariaDb(
                words.flag("lax") ? GtidState.MariaDb.Mode.LAX : GtidState.MariaDb.Mode.STRICT,
                words.number("domain", 0),
                words.option("slave-pos").map(MariaDbGtidSet::parse).orElse(applied),
                all.position(),
                state);
    }
}
