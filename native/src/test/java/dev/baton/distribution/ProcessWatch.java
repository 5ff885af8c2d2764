package dev.baton.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What other users of the machine see of its processes all the while, the short-lived too: their command lines; and what a
 * process hands on to those that it starts: their environments. Thread-safe.
 */
final class ProcessWatch implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 10;
    private static final Path PROC = Path.of("/proc");

    /** By it the JDK starts others, and takes its own environment along for that moment. */
    private static final String STARTER = "jspawnhelper";

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService watching = Executors.newSingleThreadScheduledExecutor();
    private final Future<?> looking;

    private ProcessWatch(Process parent) {
        this.looking = watching.scheduleWithFixedDelay(() -> look(parent), 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Begins to watch all processes.
     *
     * @param parent whose children's environments are looked at
     */
    static ProcessWatch of(Process parent) {
        return new ProcessWatch(parent);
    }

    /** Each command line and each environment, once. */
    String seen() {
        return String.join("\n", seen);
    }

    @Override
    public void close() {
        looking.cancel(true);
        watching.shutdownNow();
    }

    private void look(Process parent) {
        String own = read(parent.toHandle(), "cmdline");
        ProcessHandle.allProcesses().forEach(process -> seen.add(read(process, "cmdline")));
        parent.descendants()
                .filter(process -> isAnother(read(process, "cmdline"), own))
                .forEach(process -> seen.add(read(process, "environ")));
    }

    /** Not one that is still on its way from its parent's program to its own. */
    private static boolean isAnother(String commandLine, String parents) {
        return !commandLine.isBlank() && !commandLine.equals(parents) && !commandLine.contains(STARTER);
    }

    private static String read(ProcessHandle process, String file) {
        try {
            byte[] text = Files.readAllBytes(PROC.resolve(process.pid() + "/" + file));
            return new String(text, StandardCharsets.ISO_8859_1).replace('\0', ' ');
        } catch (IOException ended) {
            return "";
        }
    }
}
