package dev.baton.lab.hosts;

import dev.baton.lab.LabException;
import dev.baton.lab.process.Deadline;
import dev.baton.lab.process.Folders;
import dev.baton.lab.process.RunFolder;
import dev.baton.lab.process.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program that runs on a host until it is ended, or the host dies: a server, a Baton. Looking at it is safe from many
 * threads; the rest is for one at a time.
 */
public final class Service {
    private static final Duration APPEARS_WITHIN = Duration.ofSeconds(10);
    private static final Duration DIES_WITHIN = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(2);
    private static final int LOG_TAIL = 3_000;

    private final Path folder;
    private final ServerProcess entered;

    private Service(Path folder, ServerProcess entered) {
        this.folder = folder;
        this.entered = entered;
    }

    /**
     * Starts it and returns at once.
     *
     * @param spaces where to
     * @param folder of its own, takes what it says ({@code output.log})
     */
    static Service launch(Spaces spaces, Path folder, List<String> command, Map<String, String> environment) {
        return new Service(
                folder, RunFolder.ofThisJvm().launch(Folders.create(folder), spaces.all(command), environment));
    }

    public boolean isAlive() {
        return entered.isAlive();
    }

    /**
     * The program's process id, as this machine counts.
     *
     * @throws LabException if it has ended
     */
    public long pid() {
        Deadline deadline = Deadline.after(APPEARS_WITHIN);
        while (isAlive() && !deadline.isOver()) {
            // Who enters a process namespace does so by a child.
            Optional<Long> child = ProcessHandle.of(entered.pid()).stream()
                    .flatMap(ProcessHandle::children)
                    .map(ProcessHandle::pid)
                    .findFirst();
            if (child.isPresent()) {
                return child.get();
            }
            deadline.pause(LOOK_EVERY);
        }
        throw new LabException("it has ended: " + lastWords());
    }

    /** Ends it and its children at once, as a crash would. */
    public void kill() {
        if (isAlive()) {
            Signals.kill(family());
            awaitEnd(DIES_WITHIN);
        }
    }

    /** Asks it to end; false if it has not within that time. */
    public boolean stop(Duration atMost) {
        thaw();
        if (isAlive()) {
            Signals.end(List.of(pid()));
        }
        return hasEnded(atMost);
    }

    /** Stops it and its children in the middle of whatever they do. */
    public void freeze() {
        Signals.freeze(family());
    }

    public void thaw() {
        if (isAlive()) {
            // Who entered for it stops when it stops.
            Signals.thaw(
                    Stream.concat(Stream.of(entered.pid()), family().stream()).toList());
        }
    }

    /** The end of what it said. */
    public String lastWords() {
        try {
            String log = Files.readString(folder.resolve("output.log"));
            return log.substring(Math.max(0, log.length() - LOG_TAIL));
        } catch (IOException none) {
            return "it said nothing";
        }
    }

    /** All that it said. */
    public List<String> log() {
        Path file = folder.resolve("output.log");
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Long> family() {
        List<Long> family = new ArrayList<>(List.of(pid()));
        ProcessHandle.of(pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid)
                .forEach(family::add);
        return family;
    }

    private void awaitEnd(Duration atMost) {
        Signals.thaw(List.of(entered.pid()));
        if (!hasEnded(atMost)) {
            throw new LabException("process " + entered.pid() + " did not end within " + atMost);
        }
    }

    private boolean hasEnded(Duration atMost) {
        Deadline deadline = Deadline.after(atMost);
        while (isAlive() && !deadline.isOver()) {
            deadline.pause(LOOK_EVERY);
        }
        return !isAlive();
    }
}
