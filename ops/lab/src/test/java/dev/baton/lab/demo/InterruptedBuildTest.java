package dev.baton.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.lab.process.ChildCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptedBuildTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path root;

    /** Of the other signals, a shell cannot catch those that were ignored when it was started, as some builds do. */
    @Test
    void aSignalToTheCommandAloneEndsTheBuildThatItStarted() throws Exception {
        // Given
        copy("ops/run");
        copy("ops/lib.sh");
        Path childOfMaven = root.resolve("child.pid");
        program("mvn", "sleep 600 & echo $! >" + childOfMaven + "; wait");
        ProcessBuilder builder = new ProcessBuilder(root.resolve("ops/run").toString())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("output").toFile());
        builder.environment().put("PATH", root + ":" + System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process run = builder.start();
        await().atMost(SOON).until(() -> Files.exists(childOfMaven) && Files.size(childOfMaven) > 0);
        long child = Long.parseLong(Files.readString(childOfMaven).strip());

        // When
        ChildCommand.of("kill", "-TERM", Long.toString(run.pid())).run(SOON);

        // Then
        assertThat(run.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(run.exitValue()).isGreaterThan(128);
        await().atMost(SOON)
                .until(() ->
                        ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.writeString(root.resolve(name), "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** Tests run in the module's folder. */
    private void copy(String name) throws IOException {
        Path target = root.resolve(name);
        Files.createDirectories(root.resolve("ops"));
        Files.copy(Path.of("../..").resolve(name), target);
        assertThat(target.toFile().setExecutable(true)).isTrue();
    }
}
