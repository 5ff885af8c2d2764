package dev.baton.lab.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who logs in to the hosts by SSH: one user without privileges on all of them, with one key for the whole lab. */
final class HostUser {
    /** The user's name. */
    static final String NAME = "baton";

    /** Number of the user and of its group, above those that machines hand out. */
    static final int ID = 61_231;

    private HostUser() {}

    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
