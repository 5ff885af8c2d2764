package dev.baton.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A password, which never shows itself: {@link #toString} hides it.
 *
 * @param value the password in clear
 */
public record Secret(String value) {

    /** No password. */
    public static final Secret NONE = new Secret("");

    /**
     * The password itself if given, else the first line of the file if given, else none.
     *
     * @throws IllegalArgumentException if the file cannot be read; the text names the file
     */
    // Optional parameters, as the configuration hands them over
    public static Secret of(Optional<String> value, Optional<String> file) {
        return value.map(Secret::new).or(() -> file.map(Secret::read)).orElse(NONE);
    }

    @Override
    public String toString() {
        return value.isEmpty() ? "(none)" : "(hidden)";
    }

    private static Secret read(String file) {
        try (var lines = Files.lines(Path.of(file))) {
            return new Secret(lines.findFirst().orElse(""));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("cannot read the password file " + file, unreadable);
        }
    }
}
