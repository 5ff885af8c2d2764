package dev.baton.lab.process;

import dev.baton.lab.LabException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command that is run to its end within a deadline, with its output at hand when it fails. Exists so that no child
 * process is started without one. The command is a list of arguments; no shell looks at it.
 *
 * @param input a file to read from; {@code /dev/null} for nothing
 * @param environment variables to add to our own
 */
public record ChildCommand(List<String> command, Path input, Map<String, String> environment) {
    private static final Path NOTHING = Path.of("/dev/null");

    public ChildCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    public static ChildCommand of(List<String> command) {
        return new ChildCommand(command, NOTHING, Map.of());
    }

    public static ChildCommand of(String... command) {
        return of(List.of(command));
    }

    public ChildCommand reading(Path file) {
        return new ChildCommand(command, file, environment);
    }

    public ChildCommand with(Map<String, String> variables) {
        return new ChildCommand(command, input, variables);
    }

    /**
     * Runs it and returns what it wrote to both outputs.
     *
     * @throws LabException if it ends with anything but 0 or not within the deadline
     */
    public String run(Duration atMost) {
        try {
            Path output = Files.createTempFile("baton-lab-", ".out");
            try {
                return run(atMost, output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while running " + command.getFirst(), e);
        }
    }

    private String run(Duration atMost, Path output) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = false;
        try {
            ended = process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            process.destroyForcibly();
        }
        // Not every program writes UTF-8 when it complains, and no complaint may hide behind a decoding error.
        String said = new String(Files.readAllBytes(output), StandardCharsets.ISO_8859_1).strip();
        if (!ended) {
            throw new LabException("%s did not end within %s: %s".formatted(command.getFirst(), atMost, said));
        }
        if (process.exitValue() != 0) {
            throw new LabException(
                    "%s ended with %d: %s".formatted(String.join(" ", command), process.exitValue(), said));
        }
        return said;
    }
}
