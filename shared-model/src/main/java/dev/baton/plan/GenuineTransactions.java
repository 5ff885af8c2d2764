package dev.baton.plan;

import dev.baton.analysis.ErrantTransactions;
import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.topology.GtidState;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ServerView;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What replicas received from their source: all that counts when they are compared. */
final class GenuineTransactions {

    private GenuineTransactions() {}

    /**
     * What the replica received from this source, applied or not, without what it made up itself. Of one with several
     * channels only the streams of transactions count that the source holds too. Empty without GTIDs.
     */
    static Optional<GtidSet> receivedBy(ServerView replica, InstanceId origin) {
        Optional<GtidSet> all = received(replica);
        Optional<GtidSet> streams = replica.links().size() > 1 ? streams(replica, origin) : Optional.empty();
        return streams.isEmpty() ? all : all.map(set -> only(set, streams.get()));
    }

    /** MariaDB says of each channel where the server stands in all domains, also in those that come by others. */
    private static Optional<GtidSet> streams(ServerView replica, InstanceId origin) {
        Optional<GtidSet> held = replica.snapshot().find(origin).flatMap(ServerView::held);
        Stream<GtidSet> received = replica.linkFrom(origin).map(ReplicationLink::progress).stream()
                .flatMap(progress -> progress.retrieved().gtids().stream());
        return held.filter(MariaDbGtidSet.class::isInstance)
                .or(() -> Stream.concat(held.stream(), received).reduce(GtidSet::union));
    }

    private static GtidSet only(GtidSet set, GtidSet streams) {
        return switch (set) {
            case MysqlGtidSet mysql
            when streams instanceof MysqlGtidSet theirs -> {
                MysqlGtidSet kept = mysql;
                for (UUID server : mysql.servers()) {
                    kept = theirs.servers().contains(server) ? kept : kept.withoutServer(server);
                }
                yield kept;
            }
            case MariaDbGtidSet mariaDb
            when streams instanceof MariaDbGtidSet theirs ->
                MariaDbGtidSet.of(mariaDb.gtids().stream()
                        .filter(gtid -> theirs.domains().contains(gtid.domain()))
                        .toList());
            case MysqlGtidSet mysql -> mysql;
            case MariaDbGtidSet mariaDb -> mariaDb;
        };
    }

    private static Optional<GtidSet> received(ServerView replica) {
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
    static boolean holdsAllOf(ServerView holder, ServerView other, InstanceId origin) {
        Optional<GtidSet> theirs = receivedBy(other, origin);
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
