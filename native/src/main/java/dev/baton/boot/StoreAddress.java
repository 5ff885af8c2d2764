package dev.baton.boot;

import dev.baton.config.Secret;
import dev.baton.config.StoreConfig;
import java.util.Optional;

/**
 * Where the store is, and who we are there.
 *
 * @param url for Connector/J
 * @param user account
 * @param password its password
 */
record StoreAddress(String url, String user, Secret password) {

    /** What to do where there is no store. */
    static final String HOW_TO = """
            give Baton a MySQL 8.0+ or MariaDB 10.6+ database:
              baton.store.url=jdbc:mysql://HOST:3306/baton      (or BATON_STORE_URL in the environment)
              baton.store.user=baton
              baton.store.password-file=FILE                    (or baton.store.password)""";

    /** The one that is configured, if one is. */
    static Optional<StoreAddress> configured(StoreConfig config) {
        return config.url()
                .filter(url -> !url.isBlank())
                .map(url -> new StoreAddress(url, config.user(), password(config)));
    }

    /** @throws StartException if the file cannot be read */
    static Secret passwordIn(String file) {
        return secret(Optional.empty(), Optional.of(file));
    }

    private static Secret password(StoreConfig config) {
        return secret(config.password(), config.passwordFile());
    }

    // Optional parameters, as the configuration hands them over
    private static Secret secret(Optional<String> value, Optional<String> file) {
        try {
            return Secret.of(value, file);
        } catch (IllegalArgumentException unreadable) {
            throw new StartException(
                    String.valueOf(unreadable.getMessage()),
                    "baton.store.password-file must name a file that this user can read; its first line is the password");
        }
    }
}
