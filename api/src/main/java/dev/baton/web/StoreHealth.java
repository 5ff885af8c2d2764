package dev.baton.web;

import dev.baton.store.Store;
import dev.baton.store.StoreException;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A process is ready while its store answers: without it nothing can be shown, decided or recorded. */
@Readiness
@Singleton
public final class StoreHealth implements HealthCheck {

    private final Store store;

    public StoreHealth(Store store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            return HealthCheckResponse.named("store")
                    .up()
                    .withData("time", store.db().now().toString())
                    .build();
        } catch (StoreException broken) {
            return HealthCheckResponse.named("store")
                    .down()
                    .withData("code", broken.code().name())
                    .withData("reason", broken.code().sentence())
                    .build();
        }
    }
}
