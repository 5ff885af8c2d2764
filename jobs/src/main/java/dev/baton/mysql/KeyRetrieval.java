package dev.baton.mysql;

/**
 * Whether a server may hand over its public key for the password over an unencrypted connection. MySQL's
 * {@code caching_sha2_password} needs it without TLS whenever the server's cache is cold: after its restart, and so
 * after a failover.
 */
public enum KeyRetrieval {
    /** No: a man in the middle could send his own key. */
    REFUSED,
    /** Yes. */
    ALLOWED
}
