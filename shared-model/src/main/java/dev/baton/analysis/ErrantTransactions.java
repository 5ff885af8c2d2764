package dev.baton.analysis;

import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MariaDbGtid;
import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.topology.GtidState;
import dev.baton.topology.Instance;
import dev.baton.topology.ServerIdentity;
import dev.baton.topology.ServerView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Transactions that a replica holds and can have from none of its sources: written on it directly, or left over from a
 * primary that is gone.
 *
 * <p>A replica is often read a moment after its source, which meanwhile went on writing: what the replica holds beyond
 * its source is errant only if no server {@link Upstream} can have written it since. That is told by the origin of each
 * transaction, never by times, so that a busy cluster raises no false alarm; the price is that a second writer further
 * up hides among the others. Where origins cannot be known, since a source is outside of the cluster, only what the
 * replica wrote itself counts.
 */
public final class ErrantTransactions {

    private ErrantTransactions() {}

    /** Empty if there are none, or if it cannot be told. */
    public static Optional<GtidSet> of(ServerView replica) {
        if (!replica.reachable() || replica.sources().isEmpty()) {
            return Optional.empty();
        }
        return replica.facts().flatMap(facts -> of(replica, facts)).filter(errant -> !errant.isEmpty());
    }

    private static Optional<GtidSet> of(ServerView replica, Instance facts) {
        return switch (facts.gtid()) {
            case GtidState.Off off -> Optional.empty();
            case GtidState.Mysql mysql ->
                ofSources(replica, GtidState.Mysql.class)
                        .map(sources -> beyond(mysql, sources))
                        .map(beyond -> beyond.isEmpty() ? beyond : foreign(beyond, facts.identity(), replica));
            case GtidState.MariaDb mariaDb ->
                ofSources(replica, GtidState.MariaDb.class)
                        .map(sources -> beyond(mariaDb, sources))
                        .map(beyond -> beyond.isEmpty() ? beyond : foreign(beyond, facts.identity(), replica));
        };
    }

    /** What the sources hold, if all of them are known to have GTIDs of the same kind. */
    private static <T extends GtidState> Optional<List<T>> ofSources(ServerView replica, Class<T> kind) {
        List<T> states = new ArrayList<>();
        for (ServerView source : replica.sources()) {
            source.facts()
                    .map(Instance::gtid)
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .ifPresent(states::add);
        }
        return states.size() == replica.sources().size() ? Optional.of(states) : Optional.empty();
    }

    private static MysqlGtidSet beyond(GtidState.Mysql replica, List<GtidState.Mysql> sources) {
        MysqlGtidSet beyond = replica.executed();
        for (GtidState.Mysql source : sources) {
            beyond = source.executed().contains(beyond) ? MysqlGtidSet.EMPTY : beyond.minus(source.executed());
        }
        return beyond;
    }

    private static GtidSet foreign(MysqlGtidSet beyond, ServerIdentity replica, ServerView view) {
        Upstream upstream = Upstream.of(view);
        MysqlGtidSet foreign = beyond;
        if (upstream.reachesOutside()) {
            Optional<UUID> own = Upstream.uuid(replica.uuid());
            foreign = own.map(beyond::fromServer).orElse(MysqlGtidSet.EMPTY);
        }
        for (UUID writer : upstream.uuids()) {
            foreign = foreign.withoutServer(writer);
        }
        return foreign;
    }

    private static MariaDbGtidSet beyond(GtidState.MariaDb replica, List<GtidState.MariaDb> sources) {
        MariaDbGtidSet beyond = replica.binlogState();
        for (GtidState.MariaDb source : sources) {
            beyond = beyond.streamsBeyond(source.binlogState());
            beyond = MariaDbGtidSet.of(beyond.gtids().stream()
                    .filter(gtid -> !appliedBefore(gtid, source.slavePosition()))
                    .toList());
        }
        return beyond;
    }

    /**
     * A source that was restored from a backup, or does not log what it applies, names in its binary log's state only
     * what it wrote itself. What it applied before it became a source is in its replication position.
     */
    private static boolean appliedBefore(MariaDbGtid gtid, MariaDbGtidSet position) {
        return position.sequenceIn(gtid.domain()).orElse(0) >= gtid.sequence();
    }

    private static GtidSet foreign(MariaDbGtidSet beyond, ServerIdentity replica, ServerView view) {
        Upstream upstream = Upstream.of(view);
        MariaDbGtidSet foreign = upstream.reachesOutside() ? beyond.fromServer(replica.serverId()) : beyond;
        for (long writer : upstream.serverIds()) {
            foreign = foreign.withoutServer(writer);
        }
        return foreign;
    }
}
