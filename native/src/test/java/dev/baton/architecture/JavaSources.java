package dev.baton.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The source files of all modules, found from the folder that the build runs in. */
public final class JavaSources {
    private static final List<String> SKIPPED = List.of("target", ".git", "node_modules");

    private JavaSources() {}

    /** The folder of the reactor's pom. */
    public static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .filter(folder -> Files.isRegularFile(folder.resolve("shared-model/pom.xml")))
                .findFirst()
                .orElseThrow();
    }

    public static List<Path> all() {
        try (Stream<Path> files = Files.walk(root())) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !isSkipped(root().relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSkipped(Path relative) {
        return Stream.iterate(relative, Objects::nonNull, Path::getParent)
                .anyMatch(path -> SKIPPED.contains(path.getFileName().toString()));
    }
}
