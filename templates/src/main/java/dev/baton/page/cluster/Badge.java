package dev.baton.page.cluster;

import dev.baton.page.Tone;

/**
 * One fact about a server, small enough for its card.
 *
 * @param kind what it is about
 * @param value the fact
 * @param tone how serious it is
 */
public record Badge(Kind kind, String value, Tone tone) {

    /** What a badge is about. */
    public enum Kind {
        LAG,
        REPLICATION,
        GTID,
        SEMI_SYNC,
        BINARY_LOG,
        PROMOTION,
        DELAY,
        FILTERS,
        CHANNELS
    }
}
