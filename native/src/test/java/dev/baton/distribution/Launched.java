package dev.baton.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process of the distribution.
 *
 * @param process it
 * @param out what it says on its standard output
 * @param err what it says on its standard error
 */
record Launched(Process process, Path out, Path err) implements AutoCloseable {
    private static final Path HOME = Path.of(System.getProperty("baton.test.home"));
    private static final Path ROOT = HOME.resolve("../../..").normalize();
    private static final Duration END_AT_MOST = Duration.ofMinutes(4);

    /**
     * Starts {@code baton} with these arguments.
     *
     * @param folder where it runs, and where its output goes
     */
    static Launched baton(Path folder, String... arguments) {
        return baton(folder, Map.of(), arguments);
    }

    /** The same, with more in its environment. */
    static Launched baton(Path folder, Map<String, String> environment, String... arguments) {
        return launch(folder, HOME.resolve("baton"), environment, arguments);
    }

    /** Starts a script of the folder {@code ops} with these arguments. */
    static Launched ops(Path folder, String script, String... arguments) {
        return launch(folder, ROOT.resolve("ops").resolve(script), Map.of(), arguments);
    }

    private static Launched launch(Path folder, Path program, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile(folder, "out", "");
            Path err = Files.createTempFile(folder, "err", "");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("BATON_JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().remove("BATON_SERVER");
            builder.environment().putAll(environment);
            return new Launched(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end and returns its exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(END_AT_MOST.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + said() + complained());
        }
        return process.exitValue();
    }

    String said() {
        return read(out);
    }

    String complained() {
        return read(err);
    }

    /** Asks it to end, as the service manager would, and waits. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_AT_MOST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
