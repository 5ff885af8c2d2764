package dev.baton.lab.hosts;

import dev.baton.lab.process.ChildCommand;
import dev.baton.lab.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Who logs in to the hosts by SSH: one user without privileges on all of them, with one key for the whole lab. */
final class HostUser {
    /** The user's name. */
    static final String NAME = "baton";

    /** Number of the user and of its group, above those that machines hand out. */
    static final int ID = 61_231;

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private HostUser() {}

    /** Makes a pair of Ed25519 keys; the public one beside the private one, as {@code NAME.pub}. */
    static Path makeKey(Path file) {
        Folders.create(Folders.parent(file));
        ChildCommand.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "lab", "-f", file.toString())
                .run(AT_MOST);
        return file;
    }

    /** The public key without its comment: kind and base64. */
    static String publicKey(Path file) {
        String[] parts = read(file.resolveSibling(file.getFileName() + ".pub")).split(" ", -1);
        return parts[0] + " " + parts[1];
    }

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
