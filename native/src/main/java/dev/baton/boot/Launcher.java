package dev.baton.boot;

import dev.baton.schedule.Role;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;

/**
 * Brings up one process in its role: configuration, store, gate, Quarkus; and down again, the store last.
 *
 * <p>Used once in a process: Quarkus is told of the role by system properties.
 */
public final class Launcher {
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
        Optional<StoreAddress> configured = StoreAddress.configured(settings.store());
        if (configured.isPresent()) {
            prepare(settings);
            return quarkus(application, arguments);
        }
        if (role != Role.SERVE) {
            throw new StartException("no store is configured: baton.store.url is not set", StoreAddress.HOW_TO);
        }
        return onOwnStore(settings, application, arguments);
    }

    private int onOwnStore(Settings settings, Class<? extends QuarkusApplication> application, String... arguments) {
        try (OwnStore own = OwnStore.start(settings.store())) {
            StoreAddress address = own.address();
            tell(Map.of(
                    "baton.store.url",
                    address.url(),
                    "baton.store.user",
                    address.user(),
                    "baton.store.password-file",
                    own.passwordFile(),
                    Announcement.EMBEDDED_FOLDER,
                    own.folder().toString()));
            prepare(settings);
            return quarkus(application, arguments);
        }
    }

    private void prepare(Settings settings) {
        tell(RoleSettings.of(role, settings));
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
