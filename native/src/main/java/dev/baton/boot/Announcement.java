package dev.baton.boot;

import dev.baton.schedule.Role;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Says once what has started, where its pages are, and that an embedded store is for trying out. */
@Singleton
class Announcement {

    /** The launcher's word that the store is the embedded one, and where its data are. */
    static final String EMBEDDED_FOLDER = "baton.embedded.folder";

    private static final Logger LOG = Logger.getLogger(Announcement.class);

    private final Role role;
    private final int port;
    private final Optional<String> embedded;

    @Inject
    Announcement(
            Role role,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = EMBEDDED_FOLDER) Optional<String> embedded) {
        this.role = role;
        this.port = port;
        this.embedded = embedded;
    }

    void announce(@Observes StartupEvent started) {
        if (role == Role.RUN) {
            return;
        }
        LOG.infof("started role=%s url=http://localhost:%d", role, port);
        embedded.ifPresent(folder -> LOG.warnf(
                "the store is an embedded MariaDB, for trying out: for real use set baton.store.url folder=%s",
                folder));
    }
}
