package dev.baton.store;

import dev.baton.topology.ClusterId;
import java.time.Instant;

/**
 * The right to change something, held by one process until a moment of the store's clock.
 *
 * @param name what is held
 * @param owner who holds it: a worker's name
 * @param token the fencing token: one more than at the last acquisition by anybody (I4, I12)
 * @param expiresAt when it runs out unless renewed, by the store's clock, as of when it was acquired
 */
public record Lease(String name, String owner, long token, Instant expiresAt) {

    private static final String CLUSTER = "cluster:";

    /** The name of the lease on a cluster; its token is the cluster's generation. */
    public static String on(ClusterId cluster) {
        return CLUSTER + cluster.name();
    }

    /**
     * The cluster that it is on.
     *
     * @throws IllegalStateException if it is on something else
     */
    public ClusterId cluster() {
        if (!name.startsWith(CLUSTER)) {
            throw new IllegalStateException("a lease on a cluster is needed, not " + name);
        }
        return new ClusterId(name.substring(CLUSTER.length()));
    }

    boolean sameHolding(Lease other) {
        return name.equals(other.name) && owner.equals(other.owner) && token == other.token;
    }
}
