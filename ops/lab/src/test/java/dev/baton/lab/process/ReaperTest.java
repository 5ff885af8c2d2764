package dev.baton.lab.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The "server" here is a sleep: the reaper knows processes only. */
final class ReaperTest {
    @TempDir
    private Path root;

    private Path run;
    private ServerProcess server;

    @BeforeEach
    void startServerOfAnOwnerThatIsGone() {
        run = root.resolve("runs")
                .resolve(Reaper.folderName(new ProcessIdentity(
                        ProcessIdentity.own().pid(), ProcessIdentity.own().startTicks() - 1)));
        Path folder = Folders.create(run.resolve("20001"));
        server = ServerProcess.launch(folder, List.of("sleep", "60"), Map.of());
        await().atMost(Duration.ofSeconds(5))
                .until(() -> ProcessIdentity.read(folder.resolve(ServerProcess.IDENTITY_FILE))
                        .isPresent());
    }

    @AfterEach
    void endServer() {
        server.kill();
    }

    @Test
    void serverOfAGoneOwnerIsEndedAndItsFolderDeleted() {
        // When
        new Reaper(new LabCache(root)).reap();
        // Then
        assertThat(server.stop(Duration.ofSeconds(5))).isTrue();
        assertThat(run).doesNotExist();
    }

    @Test
    void processThatGotTheServersIdLaterIsLeftAlone() throws IOException {
        // Given
        Path stat = run.resolve("20001").resolve(ServerProcess.IDENTITY_FILE);
        ProcessIdentity identity = ProcessIdentity.read(stat).orElseThrow();
        Files.writeString(
                stat,
                Files.readString(stat)
                        .replace(" " + identity.startTicks() + " ", " " + (identity.startTicks() - 1) + " "));
        // When
        new Reaper(new LabCache(root)).reap();
        // Then
        assertThat(server.isAlive()).isTrue();
        assertThat(run).doesNotExist();
    }

    @Test
    void serverOfALivingOwnerIsLeftAlone() throws IOException {
        // Given
        Path own = root.resolve("runs").resolve(Reaper.folderName(ProcessIdentity.own()));
        Files.move(run, own);
        // When
        new Reaper(new LabCache(root)).reap();
        // Then
        assertThat(server.isAlive()).isTrue();
        assertThat(own).isDirectory();
    }
}
