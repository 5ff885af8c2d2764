package dev.baton.mysql;

import java.time.Duration;

/**
 * How Baton connects to the servers that it manages.
 *
 * @param login its account
 * @param timeouts how long things may take
 * @param tls encryption
 * @param keys whether a server may send its public key
 * @param replication how a server that is repointed logs in to its new source
 */
public record ConnectionSettings(
        Credentials login, Timeouts timeouts, TlsMode tls, KeyRetrieval keys, ReplicationSettings replication) {

    /**
     * How long things may take; each is positive.
     *
     * @param connect the opening of a connection
     * @param answer one statement of a probe
     * @param command one statement of a command
     */
    public record Timeouts(Duration connect, Duration answer, Duration command) {

        /** What holds where nobody configured anything. */
        public static final Timeouts DEFAULT =
                new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(10));

        /** @throws IllegalArgumentException if one is not positive */
        public Timeouts {
            if (!connect.isPositive() || !answer.isPositive() || !command.isPositive()) {
                throw new IllegalArgumentException("timeouts must be positive");
            }
        }

        /** A whole probe, the opening of its connection included. */
        public Duration probe() {
            return connect.plus(answer);
        }
    }
}
