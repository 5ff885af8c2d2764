package dev.baton.mysql;

import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerIdentity;

/**
 * By what name a server is known, which replicas, pages and SSH commands have to agree on. The default is
 * {@link #REPORT_HOST}: it is the name that an administrator gave a server for this very purpose, it is what the server
 * tells its source, and where it is not set the address that somebody chose to reach it by is left alone (Orchestrator's
 * default, {@code @@hostname}, is often a name that resolves on that host only).
 *
 * <p>A name that is no legal host name is never taken: it would be an attack, or a mistake.
 */
public enum Naming {
    /** {@code @@report_host} and {@code @@report_port}, if set; else as it was asked for. */
    REPORT_HOST,
    /** {@code @@hostname} and the port it was asked for. */
    HOSTNAME,
    /** As it was asked for. */
    AS_ASKED;

    /** The name of the server that was asked for by an address and calls itself so. */
    public InstanceId canonical(InstanceId asked, ServerIdentity identity) {
        return switch (this) {
            case REPORT_HOST -> legal(identity.reportHost(), identity.reportPort(), asked);
            case HOSTNAME -> legal(identity.hostname(), asked.port(), asked);
            case AS_ASKED -> asked;
        };
    }

    private static InstanceId legal(String host, int port, InstanceId otherwise) {
        try {
            return new InstanceId(host, port);
        } catch (IllegalArgumentException illegal) {
            return otherwise;
        }
    }
}
