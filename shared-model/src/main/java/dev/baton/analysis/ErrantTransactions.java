package dev.baton.analysis;

import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MariaDbGtid;
import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.topology.GtidState;
import dev.baton.topology.Instance;
import dev.baton.topology.ServerView;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Transactions that a replica holds and can have from none of its sources: written on it directly, or left over from a
 * primary that is gone.
 *
 * <p>A replica is often read a moment after its source, which meanwhile goes on. So what it holds beyond its source is
 * errant only if no server {@link Upstream} holds it either, and none of them can have written it since. That is told by
 * the origin of each transaction, never by times, so that a busy cluster raises no false alarm; the price is that a
 * second writer further up hides among the others. Where origins cannot be known, since a source is outside of the
 * cluster, only what the replica wrote itself counts. A server that changed its place twice between two reads can
 * deceive until it is read again.
 */
public final class ErrantTransactions {

    private ErrantTransactions() {}

    /**
     * Empty if there are none, or if it cannot be told: what a co-primary holds beyond the other is on its way there.
     */
    public static Optional<GtidSet> of(ServerView replica) {
        if (!replica.reachable() || replica.sources().isEmpty() || replica.isCoPrimary()) {
            return Optional.empty();
        }
        return replica.facts()
                .flatMap(facts -> switch (facts.gtid()) {
                    case GtidState.Off off -> Optional.<GtidSet>empty();
                    case GtidState.Mysql mysql -> ofMysql(replica, mysql);
                    case GtidState.MariaDb mariaDb -> ofMariaDb(replica, mariaDb);
                })
                .filter(errant -> !errant.isEmpty());
    }

    /**
     * What one server holds and another does not, told apart by who wrote it: on MariaDB the same position can be reached
     * by two histories. Empty if they do not count transactions in the same way.
     */
    public static Optional<GtidSet> heldOnlyBy(ServerView server, ServerView other) {
        Optional<GtidState> mine = server.facts().map(Instance::gtid);
        Optional<GtidState> theirs = other.facts().map(Instance::gtid);
        if (mine.isEmpty() || theirs.isEmpty()) {
            return Optional.empty();
        }
        return switch (mine.get()) {
            case GtidState.Off off -> Optional.empty();
            case GtidState.Mysql mysql ->
                theirs.get() instanceof GtidState.Mysql there
                        ? Optional.of(beyond(mysql.executed(), List.of(there)))
                        : Optional.empty();
            case GtidState.MariaDb mariaDb ->
                theirs.get() instanceof GtidState.MariaDb there
                        ? Optional.of(beyond(mariaDb.binlogState(), List.of(there)))
                        : Optional.empty();
        };
    }

    /** What servers hold, as far as it is of the given kind. */
    private static <T extends GtidState> List<T> states(Collection<ServerView> servers, Class<T> kind) {
        return servers.stream()
                .flatMap(server -> server.facts().stream())
                .map(Instance::gtid)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static Optional<GtidSet> ofMysql(ServerView replica, GtidState.Mysql state) {
        List<GtidState.Mysql> sources = states(replica.sources(), GtidState.Mysql.class);
        if (sources.size() < replica.sources().size()
                || beyond(state.executed(), sources).isEmpty()) {
            return Optional.empty();
        }
        Upstream upstream = Upstream.of(replica);
        MysqlGtidSet errant = beyond(state.executed(), states(upstream.servers(), GtidState.Mysql.class));
        if (upstream.reachesOutside()) {
            Optional<UUID> own = replica.facts()
                    .flatMap(facts -> Upstream.uuid(facts.identity().uuid()));
            errant = own.map(errant::fromServer).orElse(MysqlGtidSet.EMPTY);
        }
        for (UUID writer : upstream.uuids()) {
            errant = errant.withoutServer(writer);
        }
        return Optional.of(errant);
    }

    private static MysqlGtidSet beyond(MysqlGtidSet executed, List<GtidState.Mysql> others) {
        MysqlGtidSet beyond = executed;
        for (GtidState.Mysql other : others) {
            beyond = other.executed().contains(beyond) ? MysqlGtidSet.EMPTY : beyond.minus(other.executed());
        }
        return beyond;
    }

    private static Optional<GtidSet> ofMariaDb(ServerView replica, GtidState.MariaDb state) {
        List<GtidState.MariaDb> sources = states(replica.sources(), GtidState.MariaDb.class);
        if (sources.size() < replica.sources().size()
                || beyond(state.binlogState(), sources).isEmpty()) {
            return Optional.empty();
        }
        Upstream upstream = Upstream.of(replica);
        MariaDbGtidSet errant = beyond(state.binlogState(), states(upstream.servers(), GtidState.MariaDb.class));
        if (upstream.reachesOutside()) {
            Optional<Long> own = replica.facts().map(facts -> facts.identity().serverId());
            errant = own.map(errant::fromServer).orElse(MariaDbGtidSet.EMPTY);
        }
        for (long writer : upstream.serverIds()) {
            errant = errant.withoutServer(writer);
        }
        return Optional.of(errant);
    }

    private static MariaDbGtidSet beyond(MariaDbGtidSet logged, List<GtidState.MariaDb> others) {
        MariaDbGtidSet beyond = logged;
        for (GtidState.MariaDb other : others) {
            beyond = MariaDbGtidSet.of(beyond.streamsBeyond(other.binlogState()).gtids().stream()
                    .filter(gtid -> !appliedBefore(gtid, other.slavePosition()))
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
}
