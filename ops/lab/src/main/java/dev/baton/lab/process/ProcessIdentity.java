package dev.baton.lab.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One process, told apart from a later one with the same process id by its start time. Exists because ids are
 * recycled, and we end processes that a crashed owner left behind.
 *
 * @param startTicks clock ticks between the machine's boot and the process' start, as in {@code /proc/PID/stat}
 */
public record ProcessIdentity(long pid, long startTicks) {
    // In /proc/PID/stat the name comes second, in parentheses, and may hold anything; the rest are numbers. Counting
    // after the name, the state is the first of them and the start time the twentieth.
    private static final int START_TIME_AFTER_NAME = 19;

    public static ProcessIdentity own() {
        return of(ProcessHandle.current().pid())
                .orElseThrow(() -> new IllegalStateException("no /proc/self/stat on this machine"));
    }

    /** The process that has this id now; empty if there is none, or it is only waiting to be reaped. */
    public static Optional<ProcessIdentity> of(long pid) {
        return read(Path.of("/proc", Long.toString(pid), "stat"));
    }

    /** Reads a copy of {@code /proc/PID/stat}; empty if there is none or it is not complete. */
    public static Optional<ProcessIdentity> read(Path stat) {
        try {
            return parse(Files.readString(stat));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    static Optional<ProcessIdentity> parse(String stat) {
        int nameEnd = stat.lastIndexOf(')');
        int nameStart = stat.indexOf(" (");
        if (nameStart < 0 || nameEnd < nameStart) {
            return Optional.empty();
        }
        String[] afterName = stat.substring(nameEnd + 1).strip().split(" ", -1);
        if (afterName.length <= START_TIME_AFTER_NAME || "Z".equals(afterName[0])) {
            return Optional.empty();
        }
        return Optional.of(new ProcessIdentity(
                Long.parseLong(stat.substring(0, nameStart)), Long.parseLong(afterName[START_TIME_AFTER_NAME])));
    }

    public boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /** Ends it at once, if it is still there. */
    public void kill() {
        if (isAlive()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
