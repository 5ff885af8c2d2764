package dev.baton.lab.binaries;

import dev.baton.lab.LabException;
import dev.baton.lab.process.ChildCommand;
import dev.baton.lab.process.LabCache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * Packages of Debian, unpacked into the cache by our script {@code fetch-debian}, which takes one of the names that the
 * script knows and works by hand, too.
 */
record DebianArchive(LabCache cache) {
    private static final String SCRIPT = "fetch-debian";
    private static final Duration FETCH_AT_MOST = Duration.ofMinutes(10);

    /** The folder that stands for the root of a file system with those packages, fetched on first use. */
    Path root(String name) {
        Path root = cache.servers().resolve(name + "-debian");
        if (!Files.isDirectory(root)) {
            fetch(name);
        }
        return root;
    }

    private void fetch(String name) {
        try {
            Path script = Files.createTempFile("baton-lab-", "-" + SCRIPT);
            try (InputStream content = DebianArchive.class.getResourceAsStream("/" + SCRIPT)) {
                Files.copy(Objects.requireNonNull(content), script, StandardCopyOption.REPLACE_EXISTING);
                ChildCommand.of("bash", script.toString(), name)
                        .with(Map.of("BATON_LAB_CACHE", cache.root().toString()))
                        .run(FETCH_AT_MOST);
            } finally {
                Files.deleteIfExists(script);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LabException e) {
            throw new LabException("could not get " + name + " from Debian; ops/lab/fetch-debian shows why", e);
        }
    }
}
