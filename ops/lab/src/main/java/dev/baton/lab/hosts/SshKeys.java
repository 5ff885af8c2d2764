package dev.baton.lab.hosts;

import dev.baton.lab.process.ChildCommand;
import dev.baton.lab.process.Folders;
import java.nio.file.Path;
import java.time.Duration;

/** Keys for SSH, of hosts and of users. */
public final class SshKeys {
    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private SshKeys() {}

    /** Makes a pair of Ed25519 keys without a passphrase; the public one beside the private one, as {@code NAME.pub}. */
    public static Path make(Path file) {
        Folders.create(Folders.parent(file));
        ChildCommand.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "lab", "-f", file.toString())
                .run(AT_MOST);
        return file;
    }

    /** The public key without its comment: kind and base64. */
    static String publicKey(Path file) {
        String[] parts =
                HostUser.read(file.resolveSibling(file.getFileName() + ".pub")).split(" ", -1);
        return parts[0] + " " + parts[1];
    }
}
