package dev.baton.lab.process;

import dev.baton.lab.LabException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whole folders: made, listed, cloned and deleted. */
public final class Folders {
    private static final Duration CLONE_AT_MOST = Duration.ofMinutes(2);
    private static final Duration DELETE_AT_MOST = Duration.ofSeconds(10);
    private static final Duration TRY_EVERY = Duration.ofMillis(20);

    private Folders() {}

    public static Path create(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder that something lies in. */
    public static Path parent(Path path) {
        return Optional.ofNullable(path.toAbsolutePath().getParent())
                .orElseThrow(() -> new IllegalArgumentException("nothing is above " + path));
    }

    /** What is in a folder, in the order of names; nothing if there is no such folder. */
    public static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (NoSuchFileException deletedMeanwhile) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a folder under a new name, sharing the blocks where the file system can. */
    public static void cloneFolder(Path from, Path to) {
        ChildCommand.of("cp", "-a", "--reflink=auto", from.toString(), to.toString())
                .run(CLONE_AT_MOST);
    }

    /** Deletes a folder with all it holds, though what was killed a moment ago may still write; fine if it is not there. */
    public static void delete(Path folder) {
        Deadline deadline = Deadline.after(DELETE_AT_MOST);
        while (true) {
            try {
                deleteOnce(folder);
                return;
            } catch (IOException | UncheckedIOException somebodyWrites) {
                if (deadline.isOver()) {
                    throw new LabException("could not delete " + folder, somebodyWrites);
                }
                deadline.pause(TRY_EVERY);
            }
        }
    }

    private static void deleteOnce(Path folder) throws IOException {
        try (Stream<Path> everything = Files.walk(folder)) {
            for (Path path : everything.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException alreadyGone) {
            return;
        }
    }
}
