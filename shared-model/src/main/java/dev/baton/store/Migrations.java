package dev.baton.store;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * The store's migrations by name. Flyway's own search of the class path finds nothing inside a Quarkus application or a
 * native executable, and says nothing about it; a list finds them everywhere, and a test holds it against the folder.
 */
final class Migrations implements ResourceProvider {

    /** The folder, as Flyway names locations. */
    static final String FOLDER = "db/migration";

    static final List<String> FILES = List.of(
            "V1__quartz.sql",
            "V2__store.sql",
            "V50__requests.sql",
            "V51__detections_and_notifications.sql",
            "V60__vips.sql");

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return FILES.stream()
                .filter(file -> name.equals(file) || name.equals(FOLDER + "/" + file))
                .findFirst()
                .<LoadableResource>map(Migration::new)
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return FILES.stream()
                .filter(file ->
                        file.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(file::endsWith))
                .<LoadableResource>map(Migration::new)
                .toList();
    }

    /** One file. */
    private static final class Migration extends LoadableResource {

        private final String file;

        Migration(String file) {
            this.file = file;
        }

        @Override
        public Reader read() {
            InputStream content = Migrations.class.getClassLoader().getResourceAsStream(getAbsolutePath());
            if (content == null) {
                throw new IllegalStateException("the migration " + file + " is missing in this build of Baton");
            }
            return new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
        }

        @Override
        public String getAbsolutePath() {
            return FOLDER + "/" + file;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return file;
        }

        @Override
        public String getRelativePath() {
            return file;
        }
    }
}
