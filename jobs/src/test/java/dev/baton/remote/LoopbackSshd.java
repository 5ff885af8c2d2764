package dev.baton.remote;

import dev.baton.lab.hosts.SshKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** An SSH server of this machine's user on a free port of the loopback, with keys of its own. */
final class LoopbackSshd implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");
    private static final int WAIT_SECONDS = 20;

    private final Path folder;
    private final int port;
    private final Process process;

    LoopbackSshd(Path folder) {
        this.folder = folder;
        this.port = freePort();
        SshKeys.make(folder.resolve("host"));
        SshKeys.make(folder.resolve("user"));
        try {
            Files.copy(folder.resolve("user.pub"), folder.resolve("authorized"));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            Files.writeString(folder.resolve("config"), """
                    Port %d
                    ListenAddress 127.0.0.1
                    HostKey %s
                    PidFile none
                    AuthorizedKeysFile %s
                    StrictModes no
                    PasswordAuthentication no
                    KbdInteractiveAuthentication no
                    UsePAM no
                    """.formatted(
                            port, folder.resolve("host"), folder.resolve("authorized")));
            this.process = new ProcessBuilder(
                            PROGRAM.toString(),
                            "-D",
                            "-e",
                            "-f",
                            folder.resolve("config").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await().atMost(WAIT_SECONDS, TimeUnit.SECONDS).until(this::listens);
    }

    /** Skips a test where there is no SSH server, or none that can run. */
    static void assumePossible() {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "no sshd: apt-get install openssh-server");
        Assumptions.assumeTrue(
                !"root".equals(System.getProperty("user.name")) || Files.isDirectory(Path.of("/run/sshd")),
                "an sshd of root needs the folder /run/sshd");
    }

    int port() {
        return port;
    }

    Path key() {
        return folder.resolve("user");
    }

    /** Type and Base64. */
    List<String> hostKey() {
        try {
            return List.of(Files.readString(folder.resolve("host.pub")).split(" ", 3))
                    .subList(0, 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
