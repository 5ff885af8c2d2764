package dev.baton.mysql;

import dev.baton.topology.ServerVersion;

/** Which dialect a server speaks: the one switch. */
public final class Dialects {

    private static final int NEWEST_KNOWN_MYSQL = 9;
    private static final int NEWEST_KNOWN_MARIADB = 12;

    private Dialects() {}

    /** A dialect, and whether we know that the server speaks it. */
    public sealed interface Choice {

        /** The dialect to use. */
        Dialect dialect();

        /** The server speaks it. */
        record Known(Dialect dialect) implements Choice {}

        /** The server is of a version that we do not know; the nearest dialect is taken, and one warning is due. */
        record Guessed(Dialect dialect) implements Choice {}
    }

    /** The dialect of a version; of an unknown newer one the newest, never the oldest. */
    public static Choice of(ServerVersion version) {
        return switch (version.vendor()) {
            case MARIADB -> mariaDb(version);
            case MYSQL, PERCONA -> mysql(version);
        };
    }

    private static Choice mariaDb(ServerVersion version) {
        boolean known = version.atLeast(10, 6, 0) && version.major() <= NEWEST_KNOWN_MARIADB;
        return known ? new Choice.Known(new MariaDbDialect()) : new Choice.Guessed(new MariaDbDialect());
    }

    private static Choice mysql(ServerVersion version) {
        if (version.atLeast(8, 4, 0)) {
            return version.major() <= NEWEST_KNOWN_MYSQL
                    ? new Choice.Known(new Mysql84Dialect())
                    : new Choice.Guessed(new Mysql84Dialect());
        }
        if (version.atLeast(8, 0, 0)) {
            return new Choice.Known(new Mysql80Dialect());
        }
        if (version.atLeast(5, 7, 0)) {
            return new Choice.Known(new Mysql57Dialect());
        }
        return version.atLeast(5, 6, 0)
                ? new Choice.Known(new Mysql56Dialect())
                : new Choice.Guessed(new Mysql56Dialect());
    }
}
