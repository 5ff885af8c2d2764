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
     * @param kind what it was for
     * @param effect whether it changed anything
     * @param acknowledgement whether somebody has seen it
     */
    public record Past(long id, Instant at, Kind kind, Effect effect, Acknowledgement acknowledgement) {}

    /** What a recovery is for. Each kind has a cool-down of its own: a rehung replica is no reason to leave a primary dead. */
    public enum Kind {
        /** Another server takes the writes. */
        PROMOTION,
        /** Replicas get other sources. */
        REHANGING,
        /** Settings of single servers. */
        SETTING,
        /** A server that was replaced takes no writes. */
        FENCING,
        /** What only people ask for. */
        BY_HAND;

        /** What a request is for. */
        public static Kind of(Request request) {
            return switch (request) {
                case Request.ReplaceDeadPrimary dead -> PROMOTION;
                case Request.ReplaceDeadCoPrimary dead -> PROMOTION;
                case Request.Failover failover -> PROMOTION;
                case Request.Takeover takeover -> PROMOTION;
                case Request.RehangReplicas rehang -> REHANGING;
                case Request.AdjustSemiSync adjust -> SETTING;
                case Request.RestoreWrites restore -> SETTING;
                case Request.FenceReturned fence -> FENCING;
                case Request.Rejoin rejoin -> BY_HAND;
                case Request.OfAddress address -> BY_HAND;
                case Request.Rearrange move -> BY_HAND;
                case Request.Operate operation -> BY_HAND;
            };
        }
    }

    /** Whether a recovery changed anything. */
    public enum Effect {
        /** Something is changed, and nobody asked for it, or it did not come to a good end. */
        ACTED,
        /** A person asked for it and got it. */
        GRANTED,
        /** Nothing is changed, or all was put back. */
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

    /** The last recovery of a kind that acted and that nobody acknowledged. */
    Optional<Past> lastUnacknowledged(Kind kind) {
        return past.stream()
                .filter(earlier -> earlier.kind() == kind)
                .filter(earlier ->
                        earlier.effect() == Effect.ACTED && earlier.acknowledgement() == Acknowledgement.OPEN)
                .max(Comparator.comparing(Past::at));
    }

    /** The last recovery of a kind that was refused. */
    Optional<Past> lastRefused(Kind kind) {
        return past.stream()
                .filter(earlier -> earlier.kind() == kind)
                .filter(earlier -> earlier.effect() == Effect.REFUSED)
                .max(Comparator.comparing(Past::at));
    }

    /** The last recovery of a kind, whatever came of it. */
    Optional<Past> last(Kind kind) {
        return past.stream().filter(earlier -> earlier.kind() == kind).max(Comparator.comparing(Past::at));
    }
}
