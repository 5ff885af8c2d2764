package dev.baton.remote;

import dev.baton.config.SshConfig;
import dev.baton.vip.SshLogin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to get onto hosts.
 *
 * @param user the usual one
 * @param port the usual one
 * @param keys where private keys are
 * @param times how long things may take
 */
record SshSettings(String user, int port, Keys keys, Times times) {

    /**
     * Where private keys are.
     *
     * @param usual the files to try where a login names no key
     * @param folder where named keys are; none if there is no such folder
     * @param agent whether the agent is asked too
     */
    record Keys(List<Path> usual, List<Path> folder, Agent agent) {
        Keys {
            usual = List.copyOf(usual);
            folder = List.copyOf(folder);
        }
    }

    /** Whether an agent is asked for keys. */
    enum Agent {
        ASKED,
        NOT_ASKED
    }

    /** How long things may take. */
    record Times(Duration connect, Duration login) {}

    static SshSettings of(SshConfig config) {
        return new SshSettings(
                config.user(),
                config.port(),
                new Keys(
                        path(config.keyFile()),
                        path(config.keyFolder()),
                        config.agent() ? Agent.ASKED : Agent.NOT_ASKED),
                new Times(config.connectTimeout(), config.loginTimeout()));
    }

    String userOf(SshLogin login) {
        return login.user().isEmpty() ? user : login.user();
    }

    int portOf(SshLogin login) {
        return login.port() == 0 ? port : login.port();
    }

    /** The files to try, in their order. */
    List<Path> keysOf(SshLogin login) {
        return login.key().isEmpty()
                ? keys.usual()
                : keys.folder().stream()
                        .map(folder -> folder.resolve(login.key()))
                        .toList();
    }

    // An Optional as the configuration hands it over
    private static List<Path> path(Optional<String> text) {
        return text.map(Path::of).stream().toList();
    }
}
