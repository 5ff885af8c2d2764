package dev.baton.boot;

import dev.baton.config.Secret;
import dev.baton.config.StoreConfig;
import io.quarkus.credentials.CredentialsProvider;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Tells the connection pool the store's account. Exists because the password may be in a file, and so that it never is
 * in a property that a page or a log could show. It is read anew for each connection, so a changed file takes effect.
 */
@Singleton
@Named("baton-store")
class StoreCredentials implements CredentialsProvider {
    private final StoreConfig config;

    @Inject
    StoreCredentials(StoreConfig config) {
        this.config = config;
    }

    @Override
    public Map<String, String> getCredentials(String provider) {
        Secret password = Secret.of(config.password(), config.passwordFile());
        return Map.of(USER_PROPERTY_NAME, config.user(), PASSWORD_PROPERTY_NAME, password.value());
    }
}
