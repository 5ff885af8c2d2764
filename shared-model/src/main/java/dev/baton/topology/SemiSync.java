package dev.baton.topology;

import java.time.Duration;

/**
 * Semi-synchronous replication as one server sees it.
 *
 * @param source its part as a source
 * @param replica its part as a replica
 * @param waitForReplicas how many acknowledgements a commit waits for; MariaDB always waits for one
 * @param timeout how long a commit waits before it goes on alone
 * @param clients semi-sync replicas connected now
 * @param waiting commits that wait for an acknowledgement now
 */
public record SemiSync(Role source, Role replica, int waitForReplicas, Duration timeout, int clients, int waiting) {

    /** The plugin is not there or both sides are off. */
    public static final SemiSync OFF = new SemiSync(Role.OFF, Role.OFF, 0, Duration.ZERO, 0);

    /** While no commit waits. */
    public SemiSync(Role source, Role replica, int waitForReplicas, Duration timeout, int clients) {
        this(source, replica, waitForReplicas, timeout, clients, 0);
    }

    /** How many acknowledgements a commit waits for: one at least, also where the plugin did not tell. */
    public int acknowledgementsNeeded() {
        return Math.max(1, waitForReplicas);
    }

    /** The part that a server takes. */
    public enum Side {
        /** It waits for acknowledgements. */
        SOURCE,
        /** It sends them. */
        REPLICA
    }

    /** One side's state. */
    public enum Role {
        /** Not enabled, or no plugin. */
        OFF,
        /** Enabled, but not in force now (timed out, or replication stopped). */
        ENABLED,
        /** Enabled and in force. */
        ACTIVE
    }
}
