package dev.baton.lab.fleet;

import dev.baton.lab.LabException;
import dev.baton.lab.hosts.Host;
import dev.baton.lab.hosts.Service;
import dev.baton.lab.process.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Baton on a host of its own. It can be killed, frozen and started again. For one thread at a time. */
public final class HostNode implements Node {
    private static final int PORT = 3000;
    private static final Duration START_AT_MOST = Duration.ofSeconds(90);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Host host;
    private final List<String> command;
    private final Map<String, String> environment;
    private Service service;
    private volatile boolean frozen;

    private HostNode(Host host, List<String> command, Map<String, String> environment) {
        this.host = host;
        this.command = command;
        this.environment = environment;
        this.service = host.launch("baton", command, environment);
    }

    /**
     * Starts one; it answers a little later.
     *
     * @param home the distribution
     */
    static HostNode launch(Host host, Path home, Settings settings) {
        Path file = settings.write(host.folder().resolve("baton.properties"));
        return new HostNode(
                host,
                List.of(
                        home.resolve("baton").toString(),
                        "serve",
                        "-Dquarkus.http.host=0.0.0.0",
                        "-Dquarkus.http.port=" + PORT,
                        "-Dbaton.node.name=" + host.name()),
                Map.of(
                        "SMALLRYE_CONFIG_LOCATIONS", file.toString(),
                        "BATON_JAVA_HOME", System.getProperty("java.home"),
                        // The hosts share a folder for temporary files, and count their processes each for itself.
                        "BATON_JAVA_OPTS", "-XX:-UsePerfData"));
    }

    public Host host() {
        return host;
    }

    @Override
    public String url() {
        return "http://%s:%d".formatted(host.address(), PORT);
    }

    @Override
    public boolean isAlive() {
        return service.isAlive() && !frozen;
    }

    @Override
    public String lastWords() {
        return service.lastWords();
    }

    /** All that it logged. */
    public List<String> log() {
        return service.log();
    }

    public void kill() {
        service.kill();
    }

    public void freeze() {
        frozen = true;
        service.freeze();
    }

    public void thaw() {
        service.thaw();
        frozen = false;
    }

    /** Starts it again, if it has ended. */
    public void start() {
        if (!service.isAlive()) {
            service = host.launch("baton", command, environment);
        }
    }

    void stop() {
        if (service.isAlive() && !service.stop(ENDS_WITHIN)) {
            service.kill();
        }
    }

    /** Waits until it says that it is ready. */
    public void awaitReady(BatonRest rest) {
        Deadline deadline = Deadline.after(START_AT_MOST);
        while (!rest.isReady(this)) {
            if (deadline.isOver() || !isAlive()) {
                throw new LabException("the Baton on " + host + " did not start: " + lastWords());
            }
            deadline.pause(LOOK_EVERY);
        }
    }

    @Override
    public String toString() {
        return "Baton on " + host;
    }
}
