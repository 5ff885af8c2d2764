package dev.baton.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The unpacked MariaDB server of the distribution.
 *
 * @param home the folder that holds {@code bin} and {@code share}
 */
record ServerBinary(Path home) {
    private static final List<String> SYSTEM_TABLES =
            List.of("mariadb_system_tables.sql", "mariadb_performance_tables.sql", "mariadb_system_tables_data.sql");

    Path executable() {
        return home.resolve("bin/mariadbd");
    }

    boolean isThere() {
        return Files.isExecutable(executable());
    }

    /** The statements that make a new server's own tables, and Baton's database and account beside them. */
    String firstStatements(String user, String password) {
        StringBuilder statements =
                new StringBuilder("CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n");
        SYSTEM_TABLES.forEach(name -> statements.append(share(name)).append('\n'));
        return statements
                .append("DELETE FROM mysql.global_priv WHERE User IN ('', 'root');\n")
                .append("FLUSH PRIVILEGES;\n")
                .append("CREATE DATABASE baton CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;\n")
                .append("CREATE USER '%s'@'127.0.0.1' IDENTIFIED BY '%s';\n".formatted(user, password))
                .append("GRANT ALL ON baton.* TO '%s'@'127.0.0.1';\n".formatted(user))
                .toString();
    }

    /**
     * A complete configuration: small, for one application on the same host, safe against a killed process. Its folder
     * for temporary files is its own, since any MariaDB that starts deletes those of others in the folder it is given.
     */
    String configuration(StoreFolder folder, int port) {
        return """
                [mysqld]
                basedir=%s
                lc-messages-dir=%s
                datadir=%s
                log-error=%s
                tmpdir=%s
                bind-address=127.0.0.1
                port=%d
                socket=mariadb.sock
                skip-name-resolve=ON
                skip-log-bin
                character-set-server=utf8mb4
                collation-server=utf8mb4_bin
                default-time-zone=+00:00
                max-connections=200
                innodb-buffer-pool-size=64M
                innodb-flush-log-at-trx-commit=2
                innodb-use-native-aio=0
                performance-schema=OFF
                ssl=OFF
                %s
                """.formatted(
                        home,
                        home.resolve("share"),
                        folder.data(),
                        folder.errorLog(),
                        folder.errorLog().resolveSibling(""),
                        port,
                        "root".equals(System.getProperty("user.name")) ? "user=root" : "");
    }

    private String share(String name) {
        try {
            return Files.readString(home.resolve("share").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
