package dev.baton.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the managed servers are reached. */
@ConfigMapping(prefix = "baton.mysql")
public interface MysqlConfig {

    /** Account on every managed server; its grants are in {@code ops/grants}. */
    @WithDefault("baton")
    String user();

    /** Its password. */
    Optional<String> password();

    /** A file with the password, instead of the password itself. */
    Optional<String> passwordFile();

    /** Account by which a server that was no replica yet replicates from its new source. */
    Optional<String> replicationUser();

    /** Its password. */
    Optional<String> replicationPassword();

    /** A file with the password, instead of the password itself. */
    Optional<String> replicationPasswordFile();

    /** TLS of a channel that Baton sets up: {@code kept} as the server has it, or {@code required}. */
    @WithDefault("kept")
    String replicationTls();

    /**
     * The check of the source's certificate in a channel that Baton sets up: {@code kept} as the server has it, or
     * {@code skipped}. MariaDB 11.4 and later check unless told otherwise.
     */
    @WithDefault("kept")
    String replicationCertificates();

    /** How long connecting may take. */
    @WithDefault("1s")
    Duration connectTimeout();

    /** How long one answer of a probe may take. */
    @WithDefault("2s")
    Duration readTimeout();

    /** How long one command (not a wait) may take. */
    @WithDefault("10s")
    Duration commandTimeout();

    /** TLS: {@code DISABLED}, {@code PREFERRED}, {@code REQUIRED}, {@code VERIFY_CA} or {@code VERIFY_IDENTITY}. */
    @WithDefault("PREFERRED")
    String tls();

    /**
     * Whether a server may hand over its public key for a password over an unencrypted connection. Only needed without
     * TLS, and open to a man in the middle.
     */
    @WithDefault("false")
    boolean allowPublicKeyRetrieval();

    /** What a server is called: {@code report_host}, {@code hostname}, or {@code as_asked}. */
    @WithDefault("report_host")
    String naming();
}
