package dev.baton.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Makes the data, starts the server on it, and finds one that runs already. */
record ServerLauncher(ServerBinary binary, StoreFolder folder) {
    private static final Duration MAKE_AT_MOST = Duration.ofMinutes(2);
    private static final Duration START_AT_MOST = Duration.ofMinutes(1);
    private static final Duration CONNECT_AT_MOST = Duration.ofMillis(500);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    // The shell writes down who it is and becomes the server: at no moment is there a server that nobody can find. In a
    // session of its own it does not get the terminal's Ctrl-C, so that Baton can end before its store does.
    private static final String WRITE_PID_AND_BECOME = """
            echo $$ >"$0"; if command -v setsid >/dev/null 2>&1; then exec setsid "$@"; else exec "$@"; fi""";

    /** A server that was found running. */
    record Running(ServerProcess process, int port) {}

    /** The server of this folder, if one runs: what is in the file of its process id could by now be anybody's. */
    Optional<Running> running() {
        return folder.number(folder.processId())
                .flatMap(ProcessHandle::of)
                .filter(this::isOurs)
                .flatMap(handle ->
                        folder.number(folder.port()).map(port -> new Running(new ServerProcess(handle), port)))
                .filter(running -> answersInTime(running.process(), running.port()));
    }

    /** Starts the server, and returns when it takes connections. */
    ServerProcess start(int port) {
        folder.writePrivately(folder.port(), Integer.toString(port));
        folder.writePrivately(folder.configuration(), binary.configuration(folder, port));
        if (!Files.isDirectory(folder.data())) {
            makeData(port);
        }
        ServerProcess server = new ServerProcess(launch().toHandle());
        if (!answersInTime(server, port)) {
            server.stop();
            throw new EmbeddedStoreException(
                    "the embedded MariaDB does not start",
                    "its last words in " + folder.errorLog() + " are:\n" + folder.lastWords());
        }
        return server;
    }

    private boolean isOurs(ProcessHandle handle) {
        return handle.info().commandLine().orElse("").contains(defaultsFile(folder.configuration()));
    }

    private static String defaultsFile(Path configuration) {
        return "--defaults-file=" + configuration;
    }

    private Process launch() {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", WRITE_PID_AND_BECOME));
        command.add(folder.processId().toString());
        command.add(binary.executable().toString());
        command.add(defaultsFile(folder.configuration()));
        try {
            return new ProcessBuilder(command)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(folder.errorLog().toFile()))
                    .start();
        } catch (IOException e) {
            throw new EmbeddedStoreException(
                    "the embedded MariaDB cannot be executed: " + binary.executable(),
                    "it is made for 64-bit Linux on Intel; elsewhere give Baton a database by baton.store.url",
                    e);
        }
    }

    private static boolean answersInTime(ServerProcess server, int port) {
        long deadline = System.nanoTime() + START_AT_MOST.toNanos();
        while (server.isAlive() && System.nanoTime() < deadline) {
            if (answers(port)) {
                return true;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return false;
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) CONNECT_AT_MOST.toMillis());
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The data folder is either whole or not there. */
    private void makeData(int port) {
        Path unfinished = folder.root().resolve("data.unfinished");
        try {
            delete(unfinished);
            Files.createDirectories(unfinished.resolve("mysql"));
            Path configuration = folder.root().resolve("bootstrap.cnf");
            folder.writePrivately(
                    configuration,
                    binary.configuration(folder, port).replace("datadir=" + folder.data(), "datadir=" + unfinished));
            bootstrap(configuration);
            Files.delete(configuration);
            Files.move(unfinished, folder.data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The statements go in by the standard input, where the password is seen by nobody. */
    private void bootstrap(Path configuration) throws IOException {
        Process process = new ProcessBuilder(binary.executable().toString(), defaultsFile(configuration), "--bootstrap")
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.errorLog().toFile()))
                .start();
        try (var statements = process.outputWriter()) {
            statements.write(binary.firstStatements(EmbeddedStore.USER, folder.password()));
        } catch (IOException brokenPipe) {
            // It ended before it had read all: its exit code and last words tell more.
        }
        if (!endsWell(process)) {
            process.destroyForcibly();
            throw new EmbeddedStoreException(
                    "the data of the embedded MariaDB cannot be made",
                    "its last words in " + folder.errorLog() + " are:\n" + folder.lastWords());
        }
    }

    private static boolean endsWell(Process process) {
        try {
            return process.waitFor(MAKE_AT_MOST.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
