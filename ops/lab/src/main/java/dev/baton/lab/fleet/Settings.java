package dev.baton.lab.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The configuration of a Baton: what every one of the lab's needs, and a file for it. */
public record Settings(Map<String, String> values) {
    public Settings {
        values = Map.copyOf(values);
    }

    /** For a store with that URL and account, and for servers of the lab. */
    public static Settings of(String storeUrl, String user, String password) {
        return new Settings(Map.of(
                "baton.store.url",
                storeUrl,
                "baton.store.user",
                user,
                "baton.store.password",
                password,
                "baton.mysql.user",
                "baton",
                "baton.mysql.password",
                ManagedAccount.PASSWORD,
                "baton.mysql.replication-user",
                "baton_repl",
                "baton.mysql.replication-password",
                ManagedAccount.REPLICATION_PASSWORD,
                // The lab's servers have no certificates, or only such as they made themselves.
                "baton.mysql.allow-public-key-retrieval",
                "true",
                "baton.mysql.replication-certificates",
                "skipped"));
    }

    public Settings with(Map<String, String> more) {
        Map<String, String> merged = new LinkedHashMap<>(values);
        merged.putAll(more);
        return new Settings(merged);
    }

    /** Writes a file that nobody else reads, since there are passwords in it: arguments are seen by all. */
    public Path write(Path file) {
        List<String> lines = values.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .sorted()
                .toList();
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
