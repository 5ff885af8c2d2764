package dev.baton.boot;

import dev.baton.schedule.Role;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Says once what has started and where its pages are, and lives until it is told to end. */
public final class ServeApplication implements QuarkusApplication {

    /** The launcher's word that the store is the embedded one, and where its data are. */
    static final String EMBEDDED_FOLDER = "baton.embedded.folder";

    private static final Logger LOG = Logger.getLogger(ServeApplication.class);

    private final Role role;
    private final HttpServer http;
    private final Optional<String> embedded;

    @Inject
    ServeApplication(Role role, HttpServer http, @ConfigProperty(name = EMBEDDED_FOLDER) Optional<String> embedded) {
        this.role = role;
        this.http = http;
        this.embedded = embedded;
    }

    @Override
    public int run(String... arguments) {
        embedded.ifPresent(folder -> LOG.warnf(
                "the store is an embedded MariaDB, for trying out: for real use set baton.store.url folder=%s",
                folder));
        LOG.infof("started role=%s url=http://localhost:%d", role, http.getPort());
        Quarkus.waitForExit();
        return 0;
    }
}
