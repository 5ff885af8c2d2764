package dev.baton.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * Where the embedded MariaDB lives. Everything in it belongs to one user: the password is readable by nobody else.
 *
 * @param root the folder, absolute
 */
record StoreFolder(Path root) {
    private static final int PASSWORD_BYTES = 24;
    private static final int TAIL_CHARACTERS = 600;

    /** @throws UncheckedIOException if the folder cannot be made */
    static StoreFolder at(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StoreFolder(root);
    }

    Path data() {
        return root.resolve("data");
    }

    Path configuration() {
        return root.resolve("my.cnf");
    }

    Path errorLog() {
        return root.resolve("error.log");
    }

    Path processId() {
        return root.resolve("server.pid");
    }

    Path port() {
        return root.resolve("port");
    }

    Path lock() {
        return root.resolve("lock");
    }

    Path passwordFile() {
        return root.resolve("password");
    }

    /** The password, made on first use. */
    String password() {
        if (!Files.exists(passwordFile())) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            writePrivately(
                    passwordFile(), Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        }
        return read(passwordFile()).orElseThrow();
    }

    Optional<Integer> number(Path file) {
        return read(file).filter(text -> text.matches("\\d{1,9}")).map(Integer::valueOf);
    }

    /** The end of what the server had to say. */
    String lastWords() {
        String log = read(errorLog()).orElse("");
        return log.substring(Math.max(0, log.length() - TAIL_CHARACTERS));
    }

    Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Written whole or not at all, and readable by this user only from the start. */
    void writePrivately(Path file, String text) {
        try {
            Path unfinished = root.resolve(file.getFileName() + ".unfinished");
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(unfinished, text);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
