package dev.baton.architecture.counter.topology;

import java.nio.file.Files;
import java.nio.file.Path;

/** Input in the domain. */
public final class ReadsAFile {

    boolean isThere() {
        return Files.exists(Path.of("topology"));
    }
}
