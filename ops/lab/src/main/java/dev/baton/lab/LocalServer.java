package dev.baton.lab;

import dev.baton.lab.binaries.ConfigurationFile;
import dev.baton.lab.binaries.DataTemplates;
import dev.baton.lab.binaries.Distributions;
import dev.baton.lab.binaries.Installation;
import dev.baton.lab.process.Folders;
import dev.baton.lab.process.LabCache;
import dev.baton.lab.process.RunFolder;
import dev.baton.lab.process.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A server that is a child process of ours. Its methods must not be called at the same time, except to look. */
final class LocalServer implements ServerUnit {
    private static final LabCache CACHE = LabCache.ofThisUser();
    private static final Distributions DISTRIBUTIONS = Distributions.into(CACHE);
    private static final DataTemplates TEMPLATES = new DataTemplates(CACHE);
    private static final Duration STOP_AT_MOST = Duration.ofSeconds(30);

    private final ServerSpec spec;
    private final Installation installation;
    private final Path folder;
    private volatile State state = new State.Down();

    private sealed interface State {
        record Down() implements State {}

        record Up(ServerProcess process) implements State {}

        record Frozen(ServerProcess process) implements State {}
    }

    private LocalServer(ServerSpec spec, Installation installation, Path folder) {
        this.spec = spec;
        this.installation = installation;
        this.folder = folder;
    }

    /** Whether there is anything to run on this machine, though it may have to be fetched. */
    static boolean isToBeHad(Flavour flavour) {
        return DISTRIBUTIONS.isKnown(flavour);
    }

    /** Reserves a port and makes everything that a start needs; nothing runs yet. */
    static LocalServer prepare(ServerSpec spec) {
        Installation installation = DISTRIBUTIONS.installation(spec.flavour());
        RunFolder run = RunFolder.ofThisJvm();
        int port = spec.listening().port();
        LocalServer server =
                new LocalServer(spec, installation, port == 0 ? run.newServerFolder() : run.newServerFolder(port));
        server.makeData();
        server.write(ConfigurationFile.of(spec.flavour())
                .runBy(installation)
                .inFolders(server.data(), server.errorLogFile())
                .listeningOn(spec.listening().bindAddress(), server.port())
                .with(spec.settings()));
        return server;
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
        state = new State.Up(RunFolder.ofThisJvm()
                .launch(folder, installation.command(configurationFile()), installation.environment()));
    }

    @Override
    public void stop() {
        thaw();
        if (state instanceof State.Up(var process) && !process.stop(STOP_AT_MOST)) {
            process.kill();
        }
        state = new State.Down();
    }

    @Override
    public void kill() {
        switch (state) {
            case State.Down() -> {}
            case State.Up(var process) -> process.kill();
            case State.Frozen(var process) -> process.kill();
        }
        state = new State.Down();
    }

    @Override
    public void freeze() {
        if (state instanceof State.Up(var process)) {
            process.freeze();
            state = new State.Frozen(process);
        }
    }

    @Override
    public void thaw() {
        if (state instanceof State.Frozen(var process)) {
            process.thaw();
            state = new State.Up(process);
        }
    }

    @Override
    public boolean isAlive() {
        return switch (state) {
            case State.Down() -> false;
            case State.Up(var process) -> process.isAlive();
            case State.Frozen(var process) -> process.isAlive();
        };
    }

    @Override
    public boolean isFrozen() {
        return state instanceof State.Frozen && isAlive();
    }

    @Override
    public long pid() {
        return switch (state) {
            case State.Down() -> throw new LabException("the server on port " + port() + " is down");
            case State.Up(var process) -> process.pid();
            case State.Frozen(var process) -> process.pid();
        };
    }

    @Override
    public void renew() {
        kill();
        if (spec.data() instanceof ServerSpec.Data.Temporary) {
            Folders.delete(data());
            makeData();
        }
    }

    @Override
    public String errorLog() {
        try {
            return Files.exists(errorLogFile()) ? Files.readString(errorLogFile()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        switch (spec.data()) {
            case ServerSpec.Data.Temporary() -> kill();
            case ServerSpec.Data.Kept(var kept) -> stop();
        }
        Folders.delete(folder);
    }

    private void makeData() {
        if (!Files.isDirectory(data())) {
            Folders.create(Folders.parent(data()));
            TEMPLATES.cloneTo(data(), spec.flavour(), installation);
        }
    }

    private Path data() {
        return switch (spec.data()) {
            case ServerSpec.Data.Temporary() -> folder.resolve("data");
            case ServerSpec.Data.Kept(var kept) -> kept;
        };
    }

    private Path configurationFile() {
        return folder.resolve("my.cnf");
    }

    private Path errorLogFile() {
        return folder.resolve("error.log");
    }

    private void write(ConfigurationFile configuration) {
        try {
            Files.writeString(configurationFile(), configuration.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
