package dev.baton.lab.hosts;

import dev.baton.lab.LabException;
import dev.baton.lab.process.Deadline;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A host's SSH server, on port 22, with a host key of its own that survives restarts. For one thread at a time. */
public final class Sshd {
    private static final int PORT = 22;
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(20);
    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    private final Host host;
    private final Path folder;
    private Optional<Service> service = Optional.empty();

    Sshd(Host host, Path folder) {
        this.host = host;
        this.folder = folder;
        Path key = SshKeys.make(folder.resolve("hostkey"));
        HostUser.write(folder.resolve("sshd_config"), """
                Port %d
                HostKey %s
                PidFile none
                AuthorizedKeysFile .ssh/authorized_keys
                StrictModes no
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                UsePAM no
                UseDNS no
                MaxStartups 100
                """.formatted(PORT, key));
    }

    /** Kind and base64 of its public key, as in a file of known hosts. */
    public String hostKey() {
        return SshKeys.publicKey(folder.resolve("hostkey"));
    }

    /** What {@code ssh-keygen -l} says of its public key: {@code SHA256:} and a hash. */
    public String fingerprint() {
        byte[] key = Base64.getDecoder().decode(hostKey().split(" ", -1)[1]);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** The line of a file of known hosts for this host, by its name and its addresses. */
    public String knownHost() {
        return "%s,%s,%s %s".formatted(host.name(), host.address(), host.address6(), hostKey());
    }

    /** Starts it unless it runs, and returns when it listens. */
    public void start() {
        if (service.filter(Service::isAlive).isEmpty()) {
            service = Optional.of(host.launch(
                    "sshd",
                    List.of(
                            "/usr/sbin/sshd",
                            "-D",
                            "-e",
                            "-f",
                            folder.resolve("sshd_config").toString()),
                    Map.of()));
        }
        awaitListening();
    }

    /** Ends it with all its sessions: from then on, the host refuses. */
    public void kill() {
        service.ifPresent(Service::kill);
    }

    /** Makes it hang with all its sessions: the kernel accepts connections, and no greeting comes. */
    public void freeze() {
        service.ifPresent(Service::freeze);
    }

    public void thaw() {
        service.ifPresent(Service::thaw);
    }

    /** From now on, who logs in gets a session in which nothing ever happens. */
    public void hangAfterLogin() {
        authorize("command=\"sleep 86400\" " + authorized());
    }

    /** Takes {@link #hangAfterLogin} back. */
    public void answerAfterLogin() {
        authorize(authorized().replaceFirst("^command=\"[^\"]*\" ", ""));
    }

    private String authorized() {
        return HostUser.read(keys());
    }

    private void authorize(String line) {
        HostUser.write(keys(), line + "\n");
    }

    private Path keys() {
        return host.folder().resolve("home").resolve(HostUser.NAME).resolve(".ssh/authorized_keys");
    }

    private void awaitListening() {
        Deadline deadline = Deadline.after(STARTS_WITHIN);
        while (!listens()) {
            if (deadline.isOver()) {
                throw new LabException("the sshd of %s does not listen: %s"
                        .formatted(host, service.map(Service::lastWords).orElse("it was not started")));
            }
            deadline.pause(LOOK_EVERY);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host.address(), PORT), (int) CONNECTS_WITHIN.toMillis());
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
