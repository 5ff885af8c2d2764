package dev.baton.lab.binaries;

import dev.baton.lab.LabException;
import dev.baton.lab.process.LabCache;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A server binary that the user points at; it lies in {@code bin} or {@code sbin} of its base folder.
 *
 * @param variable the environment variable that named it, for the complaint
 */
record NamedBinary(Path mysqld, String variable) implements Distribution {
    @Override
    public Installation installation(LabCache cache) {
        if (!Files.isExecutable(mysqld)) {
            throw new LabException("%s names %s, which cannot be executed".formatted(variable, mysqld));
        }
        return Installation.ofBinary(mysqld);
    }
}
