package dev.baton.lab;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import dev.baton.lab.binaries.ConfigurationFile;
import dev.baton.lab.binaries.DataTemplates;
import dev.baton.lab.process.Deadline;
import dev.baton.lab.process.Folders;
import dev.baton.lab.process.RunFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;

/**
 * A server in a container of its vendor's official image, on the host's network, so that it is reached under the same
 * address by us and by the other servers. Testcontainers takes it away if we do not. Its methods must not be called at
 * the same time, except to look.
 */
final class ContainerServer implements ServerUnit {
    private static final int STOP_AT_MOST_SECONDS = 30;
    private static final Duration DIE_AT_MOST = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final String ROOT_PASSWORD = "rootpw";

    private final ServerSpec spec;
    private final Path folder;
    private GenericContainer<?> container;
    private volatile Activity activity = Activity.RUNNING;

    private enum Activity {
        RUNNING,
        FROZEN
    }

    private ContainerServer(ServerSpec spec, Path folder) {
        this.spec = spec;
        this.folder = folder;
        this.container = create(spec, port());
    }

    static boolean isDockerThere() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    /** Reserves a port; nothing runs yet. */
    static ContainerServer prepare(ServerSpec spec) {
        if (spec.data() instanceof ServerSpec.Data.Kept) {
            throw new LabException(
                    "a server in a container cannot keep its data; use a flavour that runs as a process");
        }
        RunFolder run = RunFolder.ofThisJvm();
        int port = spec.listening().port();
        return new ContainerServer(spec, port == 0 ? run.newServerFolder() : run.newServerFolder(port));
    }

    private static GenericContainer<?> create(ServerSpec spec, int port) {
        List<String> arguments = ConfigurationFile.of(spec.flavour())
                .listeningOn(spec.listening().bindAddress(), port)
                .with(spec.settings())
                .arguments();
        String vendor = spec.flavour().vendor().name();
        return new GenericContainer<>(image(spec.flavour()))
                .withNetworkMode("host")
                .withEnv(vendor + "_ROOT_PASSWORD", ROOT_PASSWORD)
                .withEnv(vendor + "_INITDB_SKIP_TZINFO", "1")
                .withCopyToContainer(Transferable.of(initialStatements(spec)), "/docker-entrypoint-initdb.d/lab.sql")
                .withCommand(arguments.toArray(String[]::new));
    }

    private static String image(Flavour flavour) {
        return flavour.vendor().name().toLowerCase(Locale.ROOT) + ":" + flavour.major() + "." + flavour.minor();
    }

    /** The image's own set-up may have left a history, and no two servers of a topology may have different ones. */
    private static String initialStatements(ServerSpec spec) {
        return DataTemplates.ACCOUNTS
                + String.join(";\n", ReplicationStatements.of(spec.flavour()).forgetHistory()) + ";\n";
    }

    @Override
    public int port() {
        return Integer.parseInt(folder.getFileName().toString());
    }

    @Override
    public void launch() {
        if (isAlive()) {
            return;
        }
        if (id().isPresent()) {
            id().ifPresent(id ->
                    container.getDockerClient().startContainerCmd(id).exec());
        } else {
            container.start();
        }
    }

    @Override
    public void stop() {
        thaw();
        id().ifPresent(id -> container
                .getDockerClient()
                .stopContainerCmd(id)
                .withTimeout(STOP_AT_MOST_SECONDS)
                .exec());
    }

    @Override
    public void kill() {
        signal("KILL");
        activity = Activity.RUNNING;
        Deadline deadline = Deadline.after(DIE_AT_MOST);
        while (isAlive()) {
            if (deadline.isOver()) {
                throw new LabException("the container on port " + port() + " survived SIGKILL for " + deadline);
            }
            deadline.pause(LOOK_EVERY);
        }
    }

    @Override
    public void freeze() {
        signal("STOP");
        activity = Activity.FROZEN;
    }

    @Override
    public void thaw() {
        if (isFrozen()) {
            signal("CONT");
        }
        activity = Activity.RUNNING;
    }

    private void signal(String name) {
        if (isAlive()) {
            id().ifPresent(id -> container
                    .getDockerClient()
                    .killContainerCmd(id)
                    .withSignal(name)
                    .exec());
        }
    }

    @Override
    public boolean isAlive() {
        return state().map(ContainerState::getRunning).orElse(false);
    }

    @Override
    public boolean isFrozen() {
        return activity == Activity.FROZEN && isAlive();
    }

    @Override
    public long pid() {
        return state().map(ContainerState::getPidLong)
                .filter(pid -> pid > 0)
                .orElseThrow(() -> new LabException("the server on port " + port() + " is down"));
    }

    @Override
    public void renew() {
        kill();
        container.stop();
        container = create(spec, port());
    }

    @Override
    public String errorLog() {
        return id().isPresent() ? container.getLogs() : "";
    }

    @Override
    public void close() {
        kill();
        container.stop();
        Folders.delete(folder);
    }

    private Optional<String> id() {
        return Optional.ofNullable(container.getContainerId());
    }

    private Optional<ContainerState> state() {
        return id().map(id ->
                container.getDockerClient().inspectContainerCmd(id).exec().getState());
    }
}
