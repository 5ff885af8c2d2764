package dev.baton.lab.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The folder outside of the source tree where the lab keeps what is dear to make: {@code BATON_LAB_CACHE}, or
 * {@code baton-lab} in the user's cache folder. Safe for use by many threads and many virtual machines at once.
 *
 * @param root the folder, absolute
 */
public record LabCache(Path root) {
    private static final Object ONE_LOCK_HOLDER_PER_JVM = new Object();

    public static LabCache ofThisUser() {
        Path root = Optional.ofNullable(System.getenv("BATON_LAB_CACHE"))
                .map(Path::of)
                .or(() -> Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).map(home -> Path.of(home, "baton-lab")))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "baton-lab"));
        return new LabCache(root.toAbsolutePath());
    }

    /** Server binaries, one folder per distribution. */
    public Path servers() {
        return root.resolve("servers");
    }

    /** Initialised data folders, one per flavour and configuration. */
    public Path templates() {
        return root.resolve("templates");
    }

    /** What is running, one folder per virtual machine. */
    public Path runs() {
        return root.resolve("runs");
    }

    /**
     * The folder of that name, filled on first use: either whole or not there. Whoever asks meanwhile waits.
     *
     * @param folder where it will be
     * @param fill fills an empty folder that is handed to it under a name that is not final
     */
    public Path once(Path folder, Consumer<Path> fill) {
        if (!Files.isDirectory(folder)) {
            whileLocked(folder, () -> fillUnlessThere(folder, fill));
        }
        return folder;
    }

    private static void fillUnlessThere(Path folder, Consumer<Path> fill) {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
        Folders.delete(unfinished);
        fill.accept(Folders.create(unfinished));
        try {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does something while nobody else, in any virtual machine, does anything under the same name. */
    void whileLocked(Path name, Runnable task) {
        Path lockFile = Folders.create(Folders.parent(name)).resolve("." + name.getFileName() + ".lock");
        // A file lock excludes other virtual machines only; within one, a second attempt would fail instead of waiting.
        synchronized (ONE_LOCK_HOLDER_PER_JVM) {
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid()) {
                    task.run();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
