package dev.baton.lab.demo;

import dev.baton.lab.LabException;
import dev.baton.lab.fleet.BatonRest;
import dev.baton.lab.fleet.Node;
import dev.baton.lab.fleet.Settings;
import dev.baton.lab.process.Deadline;
import dev.baton.lab.process.RunFolder;
import dev.baton.lab.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Baton: a child process of the distribution, as anybody would start it. */
final class BatonNode implements Node, AutoCloseable {
    private static final Duration START_AT_MOST = Duration.ofSeconds(90);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final String SETTINGS = "application.properties";
    private static final int LOG_TAIL = 3_000;

    private final int port;
    private final Path home;
    private final Path folder;
    private final Plan plan;
    private final ServerProcess process;

    /**
     * What all nodes have in common.
     *
     * @param settings configuration
     * @param environment variables
     * @param endsWithin how long its end may take
     */
    record Plan(Settings settings, Map<String, String> environment, Duration endsWithin) {}

    private BatonNode(int port, Path home, Path folder, Plan plan) {
        this.port = port;
        this.home = home;
        this.folder = folder;
        this.plan = plan;
        this.process = RunFolder.ofThisJvm().launch(folder, command(), environment());
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
        plan.settings().write(folder.resolve(SETTINGS));
        return new BatonNode(port, home, folder, plan);
    }

    /** Another one in the place of this one, which has ended. */
    BatonNode again() {
        return new BatonNode(port, home, folder, plan);
    }

    private List<String> command() {
        return List.of(
                home.resolve("baton").toString(),
                "serve",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dbaton.node.name=" + name());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(plan.environment());
        environment.put("SMALLRYE_CONFIG_LOCATIONS", folder.resolve(SETTINGS).toString());
        return environment;
    }

    /** By what name the fleet knows it. */
    String name() {
        return "node-" + port;
    }

    @Override
    public String url() {
        return "http://localhost:" + port;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public boolean isAlive() {
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
        if (isAlive() && !process.stop(plan.endsWithin())) {
            process.kill();
        }
    }

    @Override
    public String lastWords() {
        try {
            String log = Files.readString(folder.resolve("output.log"));
            return log.substring(Math.max(0, log.length() - LOG_TAIL));
        } catch (IOException none) {
            return "it said nothing";
        }
    }
}
