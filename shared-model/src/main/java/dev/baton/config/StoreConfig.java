package dev.baton.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Baton's own database: MySQL 8.0 or later, or MariaDB 10.6 or later. */
@ConfigMapping(prefix = "baton.store")
public interface StoreConfig {

    /**
     * JDBC URL, {@code jdbc:mysql://host:3306/baton}. Without one, {@code baton serve} starts an embedded MariaDB, for
     * trying out.
     */
    Optional<String> url();

    /** Account. */
    @WithDefault("baton")
    String user();

    /** Its password. */
    Optional<String> password();

    /** A file with the password, instead of the password itself. */
    Optional<String> passwordFile();

    /** How long one statement on the store may take. */
    @WithDefault("5s")
    Duration statementTimeout();

    /** Where the embedded MariaDB keeps its data. */
    @WithDefault("data/store")
    String embeddedFolder();
}
