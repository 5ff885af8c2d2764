package dev.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that holds the expected text. Running with {@code -Dgolden.update} writes what came instead of comparing. */
public final class Golden {

    private Golden() {}

    /** Compares, or rewrites the file. */
    public static void check(Path file, String actual) {
        try {
            if (isUpdating()) {
                Files.writeString(file, actual);
            }
            assertThat(file).as("expected text; -Dgolden.update writes it").exists();
            assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(file.toString(), broken);
        }
    }

    /** Whether the files are being rewritten. */
    public static boolean isUpdating() {
        return System.getProperty("golden.update") != null;
    }
}
