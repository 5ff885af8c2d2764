package dev.baton.lab.demo;

import dev.baton.lab.LabException;
import dev.baton.lab.process.Deadline;
import dev.baton.lab.process.RunFolder;
import dev.baton.lab.process.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Baton: a child process of the distribution, as anybody would start it. */
final class BatonNode implements AutoCloseable {
    private static final Duration START_AT_MOST = Duration.ofSeconds(90);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final int LOG_TAIL = 3_000;

    private final int port;
    private final Path folder;
    private final ServerProcess process;
    private final Duration endsWithin;

    /**
     * What all nodes have in common.
     *
     * @param settings configuration
     * @param environment variables
     * @param endsWithin how long its end may take
     */
    record Plan(Map<String, String> settings, Map<String, String> environment, Duration endsWithin) {}

    private BatonNode(int port, Path folder, ServerProcess process, Duration endsWithin) {
        this.port = port;
        this.folder = folder;
        this.process = process;
        this.endsWithin = endsWithin;
    }

    /**
     * Starts one; it answers a little later.
     *
     * @param home the distribution
     * @param folder of its own, which the lab takes away
     * @param port that it listens on
     * @param plan its configuration and environment
     */
    static BatonNode launch(Path home, Path folder, int port, Plan plan) {
        List<String> command = new ArrayList<>(List.of(home.resolve("baton").toString(), "serve"));
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dbaton.node.name=node-" + port);
        Path file = folder.resolve("application.properties");
        write(file, plan.settings());
        Map<String, String> environment = new HashMap<>(plan.environment());
        environment.put("SMALLRYE_CONFIG_LOCATIONS", file.toString());
        return new BatonNode(
                port, folder, RunFolder.ofThisJvm().launch(folder, command, environment), plan.endsWithin());
    }

    String url() {
        return "http://localhost:" + port;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it says that it is ready. */
    BatonNode awaitReady(BatonRest rest) {
        Deadline deadline = Deadline.after(START_AT_MOST);
        while (!rest.isReady(this)) {
            if (deadline.isOver() || !isAlive()) {
                throw new LabException("the Baton on port " + port + " did not start: " + lastWords());
            }
            deadline.pause(LOOK_EVERY);
        }
        return this;
    }

    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        if (isAlive() && !process.stop(endsWithin)) {
            process.kill();
        }
    }

    /** The end of its log. */
    String lastWords() {
        try {
            String log = Files.readString(folder.resolve("output.log"));
            return log.substring(Math.max(0, log.length() - LOG_TAIL));
        } catch (IOException none) {
            return "it said nothing";
        }
    }

    /** A file that nobody else reads, since there are passwords in it: arguments are seen by all. */
    private static void write(Path file, Map<String, String> settings) {
        List<String> lines = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
