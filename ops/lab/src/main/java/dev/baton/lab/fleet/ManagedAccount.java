package dev.baton.lab.fleet;

import dev.baton.lab.Flavour;
import dev.baton.lab.MysqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Baton's account on the managed servers, with the grants that Baton ships and none besides. */
public final class ManagedAccount {
    public static final String PASSWORD = "batonpw";
    public static final String REPLICATION_PASSWORD = "batonreplpw";

    private final Path grants;

    /** @param root the repository */
    public ManagedAccount(Path root) {
        grants = root.resolve("ops/grants");
    }

    /** Makes the account on a primary; its replicas receive it. */
    public void create(MysqlServer primary) {
        primary.execute(statements(primary.flavour()));
    }

    private String[] statements(Flavour flavour) {
        String text = read(grants.resolve(file(flavour)))
                .replaceAll("(?m)^--.*$", "")
                .replace("'change-me'", "'" + PASSWORD + "'")
                .replace("'change-me-too'", "'" + REPLICATION_PASSWORD + "'");
        return Stream.of(text.split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toArray(String[]::new);
    }

    private static String file(Flavour flavour) {
        if (flavour.isMariaDb()) {
            return "mariadb.sql";
        }
        return flavour.isMysqlSince(8, 0) ? "mysql-8.sql" : "mysql-5.7.sql";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
