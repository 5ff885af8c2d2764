package dev.baton.lab;

import java.util.Locale;
import java.util.Optional;

/**
 * What servers run as. Child processes, because they start in a fraction of a second and need nothing installed; and
 * containers for the flavours of which we have no binary, where a Docker engine answers.
 * {@code -Dbaton.lab.source=container}, or {@code BATON_LAB_SOURCE} in the environment, asks for one or the other.
 */
enum ServerSource {
    /** A child process on this machine. */
    PROCESS {
        @Override
        ServerUnit prepare(ServerSpec spec) {
            return LocalServer.prepare(spec);
        }
    },

    /** A container of the vendor's image. */
    CONTAINER {
        @Override
        ServerUnit prepare(ServerSpec spec) {
            return ContainerServer.prepare(spec);
        }
    };

    static final String PROPERTY = "baton.lab.source";

    /** Makes a server that does not run yet. */
    abstract ServerUnit prepare(ServerSpec spec);

    static ServerSource of(Flavour flavour) {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv("BATON_LAB_SOURCE")))
                .map(name -> valueOf(name.toUpperCase(Locale.ROOT)))
                .orElseGet(() -> bestFor(flavour));
    }

    private static ServerSource bestFor(Flavour flavour) {
        return !LocalServer.isToBeHad(flavour) && ContainerServer.isDockerThere() ? CONTAINER : PROCESS;
    }
}
