package dev.baton.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    @Test
    void everyFileInTheFolderIsInTheList() throws IOException {
        // Given
        Path folder = Path.of("src", "main", "resources", Migrations.FOLDER);

        // When
        List<String> files;
        try (Stream<Path> inFolder = Files.list(folder)) {
            files = inFolder.map(file -> file.getFileName().toString()).toList();
        }

        // Then
        assertThat(Migrations.FILES).containsExactlyInAnyOrderElementsOf(files);
    }
}
