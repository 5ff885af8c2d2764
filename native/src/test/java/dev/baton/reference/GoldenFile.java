package dev.baton.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A file of the repository that must say what the code says.
 *
 * @param path from the reactor's folder
 */
record GoldenFile(String path) {

    /** Compares, or with {@code -Dgolden.update} writes. */
    void mustSay(String text) {
        Path file = root().resolve(path);
        try {
            if (System.getProperty("golden.update") != null) {
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.writeString(file, text);
            }
            assertThat(file)
                    .as("run the build with -Dgolden.update to write %s", path)
                    .hasContent(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .filter(folder -> Files.isRegularFile(folder.resolve("shared-model/pom.xml")))
                .findFirst()
                .orElseThrow();
    }
}
