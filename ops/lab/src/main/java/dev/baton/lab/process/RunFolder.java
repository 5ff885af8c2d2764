package dev.baton.lab.process;

import dev.baton.lab.LabException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Everything that this virtual machine has running: a folder named after it, with one folder per server inside, named
 * after the server's port, and one per host. Both end with the virtual machine; what a crash leaves is taken away by the next one's
 * {@link Reaper}. Safe for use by many threads.
 */
public final class RunFolder {
    // Below the ports that the kernel hands to outgoing connections: one of those could take a killed server's port,
    // and
    // a client that tries a port of its own range again and again ends up connected to itself.
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 10_000;
    private static final int ATTEMPTS = 1_000;

    private final LabCache cache;
    private final Path folder;
    private final Set<ServerProcess> processes = ConcurrentHashMap.newKeySet();
    private boolean ended;

    private RunFolder(LabCache cache, Path folder) {
        this.cache = cache;
        this.folder = folder;
    }

    private static final class OfThisJvm {
        static final RunFolder INSTANCE = open(LabCache.ofThisUser());
    }

    /** The run folder of this virtual machine. The first call takes away what crashed ones left behind. */
    public static RunFolder ofThisJvm() {
        return OfThisJvm.INSTANCE;
    }

    private static RunFolder open(LabCache cache) {
        new Reaper(cache).reap();
        Path folder = cache.runs().resolve(Reaper.folderName(ProcessIdentity.own()));
        RunFolder run = new RunFolder(cache, Folders.create(folder));
        Runtime.getRuntime().addShutdownHook(new Thread(run::end, "baton-lab-end"));
        return run;
    }

    /** Makes the folder of a server on a loopback port that nobody uses, and so reserves the port. */
    public Path newServerFolder() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = FIRST_PORT + ThreadLocalRandom.current().nextInt(PORTS);
            if (!isReserved(port) && isFree(port) && reserve(port)) {
                return folderOf(port);
            }
        }
        throw new LabException("no free port in %d attempts from %d up".formatted(ATTEMPTS, FIRST_PORT));
    }

    /** Makes the folder of a server on that very port. */
    public Path newServerFolder(int port) {
        if (!isFree(port) || !reserve(port)) {
            throw new LabException("port " + port + " is in use; stop what listens there or choose another");
        }
        return folderOf(port);
    }

    /** Makes a folder of that name, unless a running virtual machine has one; empty then. */
    public Optional<Path> newNamedFolder(String name) {
        AtomicReference<Optional<Path>> made = new AtomicReference<>(Optional.empty());
        cache.whileLocked(cache.runs().resolve("names"), () -> {
            if (!isReserved(name)) {
                made.set(Optional.of(Folders.create(folder.resolve(name))));
            }
        });
        return made.get();
    }

    /** Starts the process of the server whose folder that is. */
    public synchronized ServerProcess launch(Path serverFolder, List<String> command, Map<String, String> environment) {
        if (ended) {
            throw new LabException("this virtual machine is ending");
        }
        ServerProcess process = ServerProcess.launch(serverFolder, command, environment);
        processes.removeIf(earlier -> !earlier.isAlive());
        processes.add(process);
        return process;
    }

    /** The folders of all servers that were made here and not taken away yet. */
    public List<Path> serverFolders() {
        return Folders.list(folder);
    }

    private Path folderOf(int port) {
        return folder.resolve(Integer.toString(port));
    }

    private boolean isReserved(int port) {
        return isReserved(Integer.toString(port));
    }

    private boolean isReserved(String name) {
        return Folders.list(cache.runs()).stream().anyMatch(run -> Files.exists(run.resolve(name)));
    }

    private boolean reserve(int port) {
        try {
            return Files.isDirectory(Files.createDirectory(folderOf(port)));
        } catch (IOException e) {
            if (Files.exists(folderOf(port))) {
                return false;
            }
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }

    /** From here on, nothing is started: a thread that goes on until the last moment could leave something behind. */
    private synchronized void end() {
        ended = true;
        processes.stream().filter(ServerProcess::isAlive).forEach(ServerProcess::kill);
        Folders.delete(folder);
    }
}
