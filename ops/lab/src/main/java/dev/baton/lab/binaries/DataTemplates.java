package dev.baton.lab.binaries;

import dev.baton.lab.Flavour;
import dev.baton.lab.LabException;
import dev.baton.lab.process.ChildCommand;
import dev.baton.lab.process.Folders;
import dev.baton.lab.process.LabCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Data folders that were initialised once and hold the lab's accounts: {@code admin}/{@code adminpw} may do anything,
 * {@code repl}/{@code replpw} may replicate, {@code app}/{@code apppw} may write rows. Initialising takes seconds;
 * cloning takes a tenth of one.
 */
public final class DataTemplates {
    private static final Duration INITIALISE_AT_MOST = Duration.ofMinutes(2);

    /** Makes the accounts; one statement per line, because a server that starts looks at nothing else. */
    public static final String ACCOUNTS = """
            SET SESSION sql_log_bin=0;
            CREATE USER 'admin'@'%' IDENTIFIED BY 'adminpw';
            GRANT ALL ON *.* TO 'admin'@'%' WITH GRANT OPTION;
            CREATE USER 'repl'@'%' IDENTIFIED BY 'replpw';
            GRANT REPLICATION SLAVE ON *.* TO 'repl'@'%';
            CREATE USER 'app'@'%' IDENTIFIED BY 'apppw';
            GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, INDEX, ALTER ON *.* TO 'app'@'%';
            """;

    private final LabCache cache;

    public DataTemplates(LabCache cache) {
        this.cache = cache;
    }

    /** Makes a data folder of that flavour, initialising the flavour's template on first use. */
    public void cloneTo(Path data, Flavour flavour, Installation installation) {
        Path template = cache.once(
                cache.templates().resolve(name(flavour, installation)),
                unfinished -> initialise(unfinished, flavour, installation));
        Folders.cloneFolder(template.resolve("data"), data);
    }

    /** Another configuration, another template: some settings can only be chosen before the first start. */
    private static String name(Flavour flavour, Installation installation) {
        String everything = ConfigurationFile.of(flavour).runBy(installation).text() + ACCOUNTS;
        return "%s-%08x".formatted(flavour, everything.hashCode());
    }

    private static void initialise(Path folder, Flavour flavour, Installation installation) {
        Path configuration = folder.resolve("my.cnf");
        Path errorLog = folder.resolve("error.log");
        write(
                configuration,
                ConfigurationFile.of(flavour)
                        .runBy(installation)
                        .inFolders(folder.resolve("data"), errorLog)
                        .listeningOn("127.0.0.1", 3306)
                        .text());
        try {
            if (flavour.isMariaDb()) {
                bootstrapMariaDb(folder, configuration, installation);
            } else {
                initialiseMysql(folder, configuration, installation);
            }
        } catch (LabException e) {
            throw new LabException("could not initialise " + flavour + ": " + read(errorLog), e);
        }
        forgetIdentity(folder.resolve("data"));
    }

    private static void initialiseMysql(Path folder, Path configuration, Installation installation) {
        Path accounts = write(folder.resolve("accounts.sql"), ACCOUNTS);
        run(installation, installation.command(configuration, "--initialize-insecure", "--init-file=" + accounts));
    }

    private static void bootstrapMariaDb(Path folder, Path configuration, Installation installation) {
        Folders.create(folder.resolve("data/mysql"));
        Path tables = write(folder.resolve("tables.sql"), mariaDbTables(installation));
        Path accounts = write(folder.resolve("accounts.sql"), "FLUSH PRIVILEGES;\n" + ACCOUNTS);
        List<String> bootstrap = installation.command(configuration, "--bootstrap", "--skip-log-bin");
        for (Path statements : List.of(tables, accounts)) {
            ChildCommand.of(bootstrap)
                    .with(installation.environment())
                    .reading(statements)
                    .run(INITIALISE_AT_MOST);
        }
    }

    private static String mariaDbTables(Installation installation) {
        StringBuilder statements =
                new StringBuilder("CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n");
        for (String part : List.of("system_tables.sql", "performance_tables.sql", "system_tables_data.sql")) {
            Path file = installation
                    .share("mariadb_" + part, "mysql_" + part)
                    .orElseThrow(() -> new LabException("no " + part + " in " + installation.basedir()));
            statements.append(read(file)).append('\n');
        }
        return statements.toString();
    }

    private static void run(Installation installation, List<String> command) {
        ChildCommand.of(command).with(installation.environment()).run(INITIALISE_AT_MOST);
    }

    /** Clones must not share an identity or a history. */
    private static void forgetIdentity(Path data) {
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.filter(DataTemplates::belongsToOneServer).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean belongsToOneServer(Path file) {
        String name = file.getFileName().toString();
        return "auto.cnf".equals(name) || name.startsWith("binlog.");
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
