package dev.baton.lab.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabCacheTest {
    @TempDir
    private Path root;

    @Test
    void folderIsFilledOnceHoweverManyAskAtOnce() {
        // Given
        LabCache cache = new LabCache(root);
        AtomicInteger filled = new AtomicInteger();
        // When
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                threads.execute(() -> cache.once(root.resolve("servers/x"), empty -> {
                    filled.incrementAndGet();
                    Folders.create(empty.resolve("content"));
                }));
            }
        }
        // Then
        assertThat(filled).hasValue(1);
        assertThat(root.resolve("servers/x/content")).isDirectory();
    }

    @Test
    void folderThatCouldNotBeFilledIsNotThereAndIsTriedAgain() {
        // Given
        LabCache cache = new LabCache(root);
        Path folder = root.resolve("servers/x");
        assertThatThrownBy(() -> cache.once(folder, empty -> {
                    Folders.create(empty.resolve("half"));
                    throw new IllegalStateException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(folder).doesNotExist();
        // When
        cache.once(folder, empty -> Folders.create(empty.resolve("whole")));
        // Then
        assertThat(folder.resolve("whole")).isDirectory();
        assertThat(folder.resolve("half")).doesNotExist();
    }
}
