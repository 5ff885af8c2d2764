package dev.baton.plan;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the store knows of a cluster's earlier recoveries, as far as it bears on the next automatic one.
 *
 * @param automatic the global switch
 * @param past earlier recoveries of the cluster, in any order
 */
public record RecoveryHistory(Switch automatic, List<Past> past) {

    /** The global switch for automatic recoveries. */
    public enum Switch {
        ENABLED,
        DISABLED
    }

    /**
     * One earlier recovery.
     *
     * @param id its number
     * @param at when it ended, or began if it has not ended
     * @param effect whether it changed anything
     * @param acknowledgement whether somebody has seen it
     */
    public record Past(long id, Instant at, Effect effect, Acknowledgement acknowledgement) {}

    /** Whether a recovery changed anything. */
    public enum Effect {
        ACTED,
        REFUSED
    }

    /** Whether somebody has seen a recovery. */
    public enum Acknowledgement {
        OPEN,
        ACKNOWLEDGED
    }

    public RecoveryHistory {
        past = List.copyOf(past);
    }

    /** The last recovery that acted and that nobody acknowledged. */
    Optional<Past> lastUnacknowledged() {
        return past.stream()
                .filter(earlier ->
                        earlier.effect() == Effect.ACTED && earlier.acknowledgement() == Acknowledgement.OPEN)
                .max(Comparator.comparing(Past::at));
    }

    /** The last recovery that was refused. */
    Optional<Past> lastRefused() {
        return past.stream()
                .filter(earlier -> earlier.effect() == Effect.REFUSED)
                .max(Comparator.comparing(Past::at));
    }
}
