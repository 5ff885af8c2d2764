package dev.baton.remote;

import dev.baton.vip.SshLogin;
import java.time.Duration;
import java.util.List;

/** Runs commands on hosts. Safe for use by many threads. */
public interface Shell {

    /** Runs a command; every failure is an answer. Returns within the command's time and that of logging in. */
    ShellAnswer run(Place place, Command command);

    /**
     * Where.
     *
     * @param host name or address
     * @param login how to get onto it
     */
    record Place(String host, SshLogin login) {}

    /**
     * What to run.
     *
     * @param arguments the program and its arguments, as the program shall get them
     * @param atMost how long it may take
     */
    record Command(List<String> arguments, Duration atMost) {
        public Command {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toString() {
            return String.join(" ", arguments);
        }
    }
}
