package dev.baton.lab.process;

import dev.baton.lab.LabException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What SIGSTOP leads to, which is not so yet when {@code kill} returns: each thread stops when the kernel next comes to it,
 * and answers until then.
 */
public final class Standstill {
    private static final Duration AT_MOST = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(1);

    private Standstill() {}

    /** Returns when no thread of the process runs any more; at once where the kernel does not tell (no {@code /proc}). */
    public static void await(long pid) {
        Path threads = Path.of("/proc", Long.toString(pid), "task");
        Deadline deadline = Deadline.after(AT_MOST);
        while (!states(threads).stream().allMatch(Standstill::isStill)) {
            if (deadline.isOver()) {
                throw new LabException("process " + pid + " does not stand still within " + deadline);
            }
            deadline.pause(LOOK_EVERY);
        }
    }

    /** Stopped, or dead: one letter after the name, which is in brackets. */
    private static boolean isStill(String stat) {
        return "TtZX".indexOf(stat.charAt(stat.lastIndexOf(')') + 2)) >= 0;
    }

    private static List<String> states(Path threads) {
        try (Stream<Path> all = Files.list(threads)) {
            return all.flatMap(Standstill::state).toList();
        } catch (NoSuchFileException gone) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> state(Path thread) {
        try {
            return Stream.of(Files.readString(thread.resolve("stat")));
        } catch (IOException ended) {
            return Stream.empty();
        }
    }
}
