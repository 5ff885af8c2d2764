package dev.baton.plan;

import dev.baton.analysis.ErrantTransactions;
import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.topology.ServerView;
import java.util.Optional;

/** What replicas received from their source: all that counts when they are compared. */
final class GenuineTransactions {

    private GenuineTransactions() {}

    /**
     * What the replica received, applied or not, without what it made up itself. Empty without GTIDs, and for a replica
     * with errant transactions on MariaDB, whose positions cannot tell the one from the other.
     */
    static Optional<GtidSet> receivedBy(ServerView replica) {
        Optional<GtidSet> errant = ErrantTransactions.of(replica);
        if (errant.isEmpty()) {
            return replica.received();
        }
        return replica.received().filter(MysqlGtidSet.class::isInstance).map(received -> received.minus(errant.get()));
    }

    /** Whether one holds, or will once it has applied all it received, everything genuine that the other received. */
    static boolean holdsAllOf(ServerView holder, ServerView other) {
        Optional<GtidSet> theirs = receivedBy(other);
        return theirs.isEmpty()
                || holder.received().filter(mine -> mine.contains(theirs.get())).isPresent();
    }
}
