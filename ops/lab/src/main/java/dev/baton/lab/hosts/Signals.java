package dev.baton.lab.hosts;

import dev.baton.lab.LabException;
import dev.baton.lab.process.ChildCommand;
import dev.baton.lab.process.Standstill;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Sends signals to processes by their ids. */
final class Signals {
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    private Signals() {}

    static void freeze(Collection<Long> pids) {
        send("-STOP", pids);
        pids.forEach(Standstill::await);
    }

    static void thaw(Collection<Long> pids) {
        send("-CONT", pids);
    }

    static void kill(Collection<Long> pids) {
        send("-KILL", pids);
    }

    /** Asks them to end. */
    static void end(Collection<Long> pids) {
        send("-TERM", pids);
    }

    private static void send(String signal, Collection<Long> pids) {
        if (pids.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("kill", signal));
        pids.stream().map(String::valueOf).forEach(command::add);
        try {
            ChildCommand.of(command).run(AT_MOST);
        } catch (LabException someEndedMeanwhile) {
            return;
        }
    }
}
