package dev.baton.boot;

import dev.baton.config.Secret;
import dev.baton.config.StoreConfig;
import dev.baton.store.StoreAccess;
import java.util.Optional;

/** Makes of the configuration where the store is and who we are there. */
final class StoreAddress {

    /** What to do where there is no store. */
    static final String HOW_TO = """
            give Baton a MySQL 8.0+ or MariaDB 10.6+ database:
              baton.store.url=jdbc:mysql://HOST:3306/baton      (or BATON_STORE_URL in the environment)
              baton.store.user=baton
              baton.store.password-file=FILE                    (or baton.store.password)""";

    private StoreAddress() {}

    /**
     * The store that is configured, if one is.
     *
     * @throws StartException if its password cannot be read
     */
    static Optional<StoreAccess> configured(StoreConfig config) {
        return config.url()
                .filter(url -> !url.isBlank())
                .map(url -> new StoreAccess(url, config.user(), password(config)));
    }

    private static String password(StoreConfig config) {
        try {
            return Secret.of(config.password(), config.passwordFile()).value();
        } catch (IllegalArgumentException unreadable) {
            throw new StartException(
                    String.valueOf(unreadable.getMessage()),
                    "baton.store.password-file must name a file that this user can read; its first line is the password");
        }
    }
}
