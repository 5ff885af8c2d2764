package dev.baton.mysql;

/** Encryption of Baton's connections to a server; the names are those of MySQL's own clients. */
public enum TlsMode {
    /** Plain. */
    DISABLED,
    /** Encrypted if the server can. */
    PREFERRED,
    /** Encrypted or not at all; the certificate is not checked. */
    REQUIRED,
    /** Encrypted, with a certificate of an authority that the JVM trusts. */
    VERIFY_CA,
    /** The same, issued to the host that was asked for. */
    VERIFY_IDENTITY
}
