package dev.baton.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How Baton gets onto the hosts of servers: only for virtual addresses. */
@ConfigMapping(prefix = "baton.ssh")
public interface SshConfig {

    /** The user on the hosts. */
    @WithDefault("baton")
    String user();

    /** The port of the hosts' SSH servers. */
    @WithDefault("22")
    int port();

    /** A file with the private key, without a passphrase, readable for this process only. */
    Optional<String> keyFile();

    /** A folder with more private keys: a virtual address can name one of its files. */
    Optional<String> keyFolder();

    /** Whether keys are also asked of the agent behind SSH_AUTH_SOCK. */
    @WithDefault("false")
    boolean agent();

    /** How long a host may take to answer a connection or a new channel. */
    @WithDefault("1s")
    Duration connectTimeout();

    /** How long logging in may take, from the connection to the session. */
    @WithDefault("5s")
    Duration loginTimeout();

    /** How long a command on a host may take. */
    @WithDefault("3s")
    Duration commandTimeout();
}
