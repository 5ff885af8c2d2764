package dev.baton.plan;

import dev.baton.analysis.ErrantTransactions;
import dev.baton.gtid.GtidSet;
import dev.baton.topology.GtidState;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ServerView;
import java.util.Optional;

/** What replicas received from their source: all that counts when they are compared. */
final class GenuineTransactions {

    private GenuineTransactions() {}

    /** What the replica received, applied or not, without what it made up itself. Empty without GTIDs. */
    static Optional<GtidSet> receivedBy(ServerView replica) {
        Optional<GtidSet> errant = ErrantTransactions.of(replica);
        return errant.isEmpty()
                ? replica.received()
                : replica.facts().flatMap(facts -> switch (facts.gtid()) {
                    case GtidState.Off off -> Optional.<GtidSet>empty();
                    case GtidState.Mysql mysql -> replica.received().map(all -> all.minus(errant.get()));
                    case GtidState.MariaDb mariaDb -> Optional.of(cameBySource(replica, mariaDb));
                });
    }

    /** Whether one holds, or will once it has applied all it received, everything genuine that the other received. */
    static boolean holdsAllOf(ServerView holder, ServerView other) {
        Optional<GtidSet> theirs = receivedBy(other);
        return theirs.isEmpty()
                || holder.received().filter(mine -> mine.contains(theirs.get())).isPresent();
    }

    /** MariaDB's replication position does not move by the server's own writes. */
    private static GtidSet cameBySource(ServerView replica, GtidState.MariaDb state) {
        return replica.links().stream()
                .map(ReplicationLink::progress)
                .flatMap(progress -> progress.retrieved().gtids().stream())
                .reduce(state.slavePosition(), GtidSet::union);
    }
}
