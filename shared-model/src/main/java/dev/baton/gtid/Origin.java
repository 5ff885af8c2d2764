package dev.baton.gtid;

import java.util.Comparator;
import java.util.UUID;

/**
 * Where a numbering of transactions comes from: a server, and a tag or the empty text. The manual ("GTID Format and
 * Storage", 8.3 and later): a tag counts as part of the UUID.
 */
record Origin(UUID server, String tag) implements Comparable<Origin> {
    /** Alphabetical by text, which for UUIDs means unsigned: their own comparison is signed. Untagged comes first. */
    private static final Comparator<Origin> ALPHABETICAL = Comparator.<Origin>comparingLong(
                    origin -> origin.server.getMostSignificantBits() ^ Long.MIN_VALUE)
            .thenComparingLong(origin -> origin.server.getLeastSignificantBits() ^ Long.MIN_VALUE)
            .thenComparing(Origin::tag);

    @Override
    public int compareTo(Origin other) {
        return ALPHABETICAL.compare(this, other);
    }
}
