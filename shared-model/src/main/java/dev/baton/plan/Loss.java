package dev.baton.plan;

import dev.baton.gtid.GtidSet;
import java.time.Duration;

/** What a failover may lose: transactions that exist, as far as known, only on the dead primary (I2). */
public sealed interface Loss {

    /** No promotion is being decided. */
    record NotAsked() implements Loss {}

    /** Without GTIDs, or without any fact of the primary, nothing can be said. */
    record Unknown(String why) implements Loss {}

    /**
     * Nothing that the primary was seen to hold is missing. What it took after that moment can still be.
     *
     * @param seenBefore how long before the snapshot the primary was last seen
     */
    record NoneKnown(Duration seenBefore) implements Loss {}

    /**
     * The primary was seen holding these, and the new primary does not.
     *
     * @param missing the transactions; on MariaDB the last of each stream
     * @param count how many they are; on MariaDB an upper bound
     * @param seenBefore how long before the snapshot the primary was last seen
     */
    record Transactions(GtidSet missing, long count, Duration seenBefore) implements Loss {}
}
