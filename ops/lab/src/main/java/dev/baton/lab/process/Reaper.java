package dev.baton.lab.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ends servers whose virtual machine is gone, and takes their folders away. A shutdown hook does that in the ordinary
 * case; a virtual machine that is killed has no hooks.
 */
final class Reaper {
    private static final Pattern FOLDER_NAME = Pattern.compile("(\\d+)-(\\d+)");
    private static final Duration DIE_AT_MOST = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private final LabCache cache;

    Reaper(LabCache cache) {
        this.cache = cache;
    }

    static String folderName(ProcessIdentity owner) {
        return owner.pid() + "-" + owner.startTicks();
    }

    void reap() {
        cache.whileLocked(
                cache.runs().resolve("reaper"),
                () -> Folders.list(cache.runs()).stream()
                        .filter(Reaper::isOrphaned)
                        .forEach(Reaper::reapRun));
    }

    private static boolean isOrphaned(Path run) {
        return owner(run).filter(owner -> !owner.isAlive()).isPresent();
    }

    private static Optional<ProcessIdentity> owner(Path run) {
        Matcher matcher = FOLDER_NAME.matcher(run.getFileName().toString());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new ProcessIdentity(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))));
    }

    private static void reapRun(Path run) {
        for (Path server : Folders.list(run)) {
            ProcessIdentity.read(server.resolve(ServerProcess.IDENTITY_FILE)).ifPresent(Reaper::killAndWait);
        }
        Folders.delete(run);
    }

    private static void killAndWait(ProcessIdentity process) {
        process.kill();
        Deadline deadline = Deadline.after(DIE_AT_MOST);
        while (process.isAlive() && !deadline.isOver()) {
            deadline.pause(LOOK_EVERY);
        }
    }
}
