package dev.baton.boot;

import dev.baton.schedule.Role;
import dev.baton.store.StoreAccess;
import dev.baton.store.StoreGate;
import dev.baton.store.StoreReadiness.Ready;
import dev.baton.store.StoreReadiness.Unusable;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Brings up one process in its role: configuration, store, gate, Quarkus; and down again, the store last.
 *
 * <p>Used once in a process: Quarkus is told of the role by system properties.
 */
public final class Launcher {
    private static final Logger LOG = Logger.getLogger(Launcher.class);

    private final Role role;

    public Launcher(Role role) {
        this.role = role;
    }

    /**
     * Runs until the application ends or the process is told to end.
     *
     * @return the process's exit code
     * @throws StartException if it cannot start
     */
    public int run(Class<? extends QuarkusApplication> application, String... arguments) {
        nameThisHost();
        Settings settings = Settings.read();
        if (StoreAddress.configured(settings.store()).isPresent()) {
            return onStore(settings, application, arguments);
        }
        if (role != Role.SERVE) {
            throw new StartException("no store is configured: baton.store.url is not set", StoreAddress.HOW_TO);
        }
        return onOwnStore(settings, application, arguments);
    }

    private int onOwnStore(Settings settings, Class<? extends QuarkusApplication> application, String... arguments) {
        try (OwnStore own = OwnStore.start(settings.store())) {
            tell(own.settings());
            return onStore(Settings.read(), application, arguments);
        }
    }

    private int onStore(Settings settings, Class<? extends QuarkusApplication> application, String... arguments) {
        StoreAccess store = StoreAddress.configured(settings.store()).orElseThrow();
        switch (new StoreGate(store).open()) {
            case Ready ready ->
                LOG.infof("store is ready version=%s migrations=%d", ready.version(), ready.migrations());
            case Unusable unusable -> throw new StartException(unusable.message(), unusable.remedy());
        }
        tell(RoleSettings.of(role, settings));
        return quarkus(application, arguments);
    }

    private static int quarkus(Class<? extends QuarkusApplication> application, String... arguments) {
        Ending ending = new Ending();
        Quarkus.run(application, ending, arguments);
        return ending.exitCode();
    }

    private static void tell(Map<String, String> settings) {
        settings.forEach(System::setProperty);
    }

    /** Shells keep the host's name to themselves, and each process of the fleet needs a name of its own. */
    private static void nameThisHost() {
        if (System.getenv("HOSTNAME") == null && System.getProperty("HOSTNAME") == null) {
            try {
                System.setProperty("HOSTNAME", InetAddress.getLocalHost().getHostName());
            } catch (UnknownHostException unnamed) {
                throw new StartException(
                        "this host does not know its own name: " + unnamed.getMessage(),
                        "set baton.node.name to a name that no other Baton process has");
            }
        }
    }
}
