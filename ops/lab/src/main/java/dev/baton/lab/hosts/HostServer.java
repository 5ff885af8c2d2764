package dev.baton.lab.hosts;

import dev.baton.lab.LabException;
import dev.baton.lab.ServerSpec;
import dev.baton.lab.ServerUnit;
import dev.baton.lab.binaries.ConfigurationFile;
import dev.baton.lab.binaries.DataTemplates;
import dev.baton.lab.binaries.Distributions;
import dev.baton.lab.binaries.Installation;
import dev.baton.lab.process.Folders;
import dev.baton.lab.process.LabCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A server on port 3306 of a host. It dies with the host, keeps its data, and is to be started again by itself. Its
 * methods must not be called at the same time, except to look.
 */
final class HostServer implements ServerUnit {
    private static final int PORT = 3306;
    private static final LabCache CACHE = LabCache.ofThisUser();
    private static final Distributions DISTRIBUTIONS = Distributions.into(CACHE);
    private static final DataTemplates TEMPLATES = new DataTemplates(CACHE);
    private static final Duration STOP_AT_MOST = Duration.ofSeconds(30);
    private static final String SERVICE = "mysqld";

    private final Host host;
    private final ServerSpec spec;
    private final Installation installation;
    private volatile Optional<Service> service = Optional.empty();
    private volatile boolean frozen;

    private HostServer(Host host, ServerSpec spec, Installation installation) {
        this.host = host;
        this.spec = spec;
        this.installation = installation;
    }

    /** Makes everything that a start needs; nothing runs yet. */
    static HostServer prepare(Host host, ServerSpec spec) {
        HostServer server = new HostServer(host, spec, DISTRIBUTIONS.installation(spec.flavour()));
        server.makeData();
        HostUser.write(
                server.file("my.cnf"),
                ConfigurationFile.of(spec.flavour())
                        .runBy(server.installation)
                        .inFolders(server.file("data"), server.file("error.log"))
                        .listeningOn("*", PORT)
                        .with(spec.settings())
                        .text());
        return server;
    }

    @Override
    public String host() {
        return host.address();
    }

    @Override
    public int port() {
        return PORT;
    }

    @Override
    public void launch() {
        if (!isAlive()) {
            service =
                    Optional.of(host.launch(SERVICE, installation.command(file("my.cnf")), installation.environment()));
            frozen = false;
        }
    }

    @Override
    public void stop() {
        thaw();
        if (!service.map(running -> running.stop(STOP_AT_MOST)).orElse(true)) {
            kill();
        }
    }

    @Override
    public void kill() {
        service.ifPresent(Service::kill);
        frozen = false;
    }

    @Override
    public void freeze() {
        service.ifPresent(Service::freeze);
        frozen = true;
    }

    @Override
    public void thaw() {
        service.ifPresent(Service::thaw);
        frozen = false;
    }

    @Override
    public boolean isAlive() {
        return service.map(Service::isAlive).orElse(false);
    }

    @Override
    public boolean isFrozen() {
        return frozen && isAlive();
    }

    @Override
    public long pid() {
        return service.orElseThrow(() -> new LabException("the server of " + host + " is down"))
                .pid();
    }

    @Override
    public void renew() {
        kill();
        Folders.delete(file("data"));
        makeData();
    }

    @Override
    public String errorLog() {
        try {
            return Files.exists(file("error.log")) ? Files.readString(file("error.log")) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        Folders.delete(host.folder().resolve(SERVICE));
    }

    private void makeData() {
        Folders.create(host.folder().resolve(SERVICE));
        TEMPLATES.cloneTo(file("data"), spec.flavour(), installation);
    }

    private Path file(String name) {
        return host.folder().resolve(SERVICE).resolve(name);
    }
}
