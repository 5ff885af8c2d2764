package dev.baton.policy;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What may be mended automatically beside a dead primary.
 *
 * @param rehang clusters in which the replicas of a dead intermediate source get another one: expressions on name or
 *     alias; none means no cluster
 * @param semiSync what is done about too few or too many semi-sync replicas
 * @param readOnlyPrimary what is done about a primary that refuses writes
 * @param returned what is done about a replaced primary that comes back and takes writes
 * @param backlogAtMost how long a replica that is far behind, but comes nearer, is waited for before it is left behind
 * @param rebuild what may be done about a server that holds transactions of its own
 * @param lostReplicas what is done about replicas that cannot follow a new primary, besides listing them
 */
public record RepairPolicy(
        List<Pattern> rehang,
        SemiSyncRepair semiSync,
        ReadOnlyPrimary readOnlyPrimary,
        Returned returned,
        Duration backlogAtMost,
        Rebuild rebuild,
        LostReplicas lostReplicas) {

    /** Rehang everywhere, fence who comes back, detach who cannot follow, and leave settings to people. */
    public static final RepairPolicy DEFAULT = new RepairPolicy(
            List.of(Pattern.compile(".*")),
            SemiSyncRepair.NEVER,
            ReadOnlyPrimary.LEAVE,
            Returned.FENCE,
            Duration.ofMinutes(10),
            Rebuild.NOWHERE,
            LostReplicas.DETACH);

    /** What is done about too few or too many semi-sync replicas. */
    public enum SemiSyncRepair {
        /** Nothing. */
        NEVER,
        /** Enough replicas are made to acknowledge. */
        UNLOCK,
        /** Exactly as many replicas as the primary waits for are made to acknowledge. */
        EXACT
    }

    /** What is done about a primary that refuses writes. */
    public enum ReadOnlyPrimary {
        LEAVE,
        MAKE_WRITABLE
    }

    /** What is done about a replaced primary that comes back and takes writes. */
    public enum Returned {
        LEAVE,
        FENCE
    }

    /**
     * Rebuilding a server that holds transactions of its own from another one's data, by CLONE.
     *
     * @param clusters where: expressions on name or alias; none means no cluster
     * @param cloneAtMost how long copying may take; meanwhile nothing else is mended in the cluster
     * @param backAtMost how long the server may take to come back afterwards, also if somebody has to start it
     */
    public record Rebuild(List<Pattern> clusters, Duration cloneAtMost, Duration backAtMost) {

        /** Never: such a server is left to people. */
        public static final Rebuild NOWHERE = new Rebuild(List.of(), Duration.ofMinutes(30), Duration.ofMinutes(5));

        public Rebuild {
            clusters = List.copyOf(clusters);
        }

        /** Whether a server of this cluster may be overwritten. */
        public boolean mayIn(String name, String alias) {
            return RecoveryPolicy.matches(clusters, name, alias);
        }
    }

    /** What is done about replicas that cannot follow a new primary, besides putting them in downtime. */
    public enum LostReplicas {
        /** Nothing: they go on below the old primary once it is back. */
        LEAVE,
        /** They are detached from the old primary, reversibly, so that they do not follow it when it comes back. */
        DETACH
    }

    public RepairPolicy {
        rehang = List.copyOf(rehang);
    }

    /** Whether the replicas of a dead intermediate source in this cluster get another one. */
    public boolean rehangsIn(String name, String alias) {
        return RecoveryPolicy.matches(rehang, name, alias);
    }
}
