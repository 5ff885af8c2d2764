package dev.baton.mysql;

/**
 * How a server that Baton repoints logs in to its new source. What is not said stays as the server has it.
 *
 * @param login the account
 * @param tls whether TLS is asked for
 * @param certificates whether the source's certificate is checked
 * @param keys whether the source may send its public key
 */
public record ReplicationSettings(Login login, Tls tls, CertificateCheck certificates, KeyRetrieval keys) {

    /** Nothing is said: a server that was a replica keeps what it has; another one cannot become a replica. */
    public static final ReplicationSettings KEPT =
            new ReplicationSettings(new Login.Kept(), Tls.KEPT, CertificateCheck.KEPT, KeyRetrieval.REFUSED);

    /** The account of replication. */
    public sealed interface Login {
        /** The one that the server has already. */
        record Kept() implements Login {}

        /** This one. */
        record As(Credentials credentials) implements Login {}
    }

    /** Encryption of the channel. */
    public enum Tls {
        /** As the server has it. */
        KEPT,
        /** Asked for. */
        REQUIRED
    }

    /** The check of the source's certificate. */
    public enum CertificateCheck {
        /** As the server has it; MariaDB checks by default from 11.4 on, and then a source needs a certificate. */
        KEPT,
        /** None (MariaDB's {@code MASTER_SSL_VERIFY_SERVER_CERT=0}). */
        SKIPPED
    }
}
