package dev.baton.plan;

import dev.baton.gtid.GtidSet;
import dev.baton.topology.BinaryLog.Writing;
import dev.baton.topology.GtidState;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.Attach;
import dev.baton.topology.ServerView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether one server can replicate from another, with every reason why not, each with what mends it. The rules of all
 * plans; {@link Place} adds what only counts for moves.
 */
final class Following {

    private Following() {}

    /**
     * Why the replica, once it has applied all it received, could not replicate from the source by GTID; empty if it
     * could.
     */
    static List<Reason> obstacles(ServerView replica, ServerView source) {
        List<Reason> obstacles = new ArrayList<>(onChannel(replica, source));
        replica.facts().filter(facts -> source.facts().isPresent()).ifPresent(facts -> channels(facts, obstacles));
        return obstacles;
    }

    /** The same where it is known which channel is meant, so that there may be others: see {@link #channel}. */
    static List<Reason> onChannel(ServerView replica, ServerView source) {
        List<Reason> obstacles = new ArrayList<>(byFile(replica, source));
        twice(replica, source).ifPresent(obstacles::add);
        replica.facts()
                .filter(facts -> source.facts().isPresent())
                .ifPresent(facts -> gtids(replica, source, obstacles));
        return obstacles;
    }

    /** A source ends the sending thread of a replica that connects once more. */
    private static Optional<Reason> twice(ServerView replica, ServerView source) {
        return replica.links().size() > 1
                ? replica.linkFrom(source.id())
                        .map(link -> new Reason(
                                "channels",
                                replica.id() + " receives from " + source.id() + " already"
                                        + Saying.by(new Channels.Only(link.channel()))
                                        + ": two channels from one source would end each other; forget one of them"))
                : Optional.empty();
    }

    /** The channel of a replica from this source, where it has several; empty if that is the only one. */
    static String channel(ServerView replica, InstanceId source) {
        return replica.links().size() > 1
                ? replica.linkFrom(source).map(ReplicationLink::channel).orElse("")
                : "";
    }

    /**
     * The same by file position, if the place in the source's log is known.
     *
     * <p>MySQL manual, "Replication Compatibility Between MySQL Versions": a replica is of the same or a later series
     * than its source.
     */
    static List<Reason> byFile(ServerView replica, ServerView source) {
        Optional<Instance> lower = replica.facts();
        Optional<Instance> upper = source.facts();
        if (lower.isEmpty() || upper.isEmpty()) {
            return List.of(new Reason(
                    "never seen",
                    "nothing is known of " + (lower.isEmpty() ? replica : source).id() + ": discover it first"));
        }
        List<Reason> obstacles = new ArrayList<>();
        log(upper.get(), source, obstacles);
        versions(lower.get(), upper.get(), obstacles);
        identities(lower.get(), upper.get(), obstacles);
        return obstacles;
    }

    /** How a server of this kind finds its place in a source's log by GTID; empty if it has no GTIDs. */
    static Optional<Attach> attach(ServerView replica) {
        return replica.facts().flatMap(facts -> switch (facts.gtid()) {
            case GtidState.Mysql mysql -> Optional.of(Attach.AUTO_POSITION);
            case GtidState.MariaDb mariaDb -> Optional.of(Attach.SLAVE_POS);
            case GtidState.Off off -> Optional.<Attach>empty();
        });
    }

    private static void log(Instance upper, ServerView source, List<Reason> obstacles) {
        Writing writing = upper.binaryLog().writing();
        if (writing == Writing.OFF) {
            obstacles.add(new Reason(
                    "no binary log", source.id() + " writes no binary log: set log_bin there, and restart it"));
        } else if (writing == Writing.OWN_WRITES && upper.isReplica()) {
            obstacles.add(new Reason(
                    "log_replica_updates",
                    source.id() + " does not log what it receives: set log_replica_updates there, and restart it"));
        }
    }

    private static void versions(Instance lower, Instance upper, List<Reason> obstacles) {
        boolean families = lower.version().isMariaDb() != upper.version().isMariaDb();
        boolean older = lower.version().major() < upper.version().major()
                || (lower.version().major() == upper.version().major()
                        && lower.version().minor() < upper.version().minor());
        if (families || older) {
            obstacles.add(new Reason(
                    "version",
                    lower.id() + " (" + lower.version().text() + ") cannot replicate from " + upper.id() + " ("
                            + upper.version().text() + "), "
                            + (families
                                    ? "another kind: choose a source of its own kind"
                                    : "a later series: upgrade " + lower.id() + " first")));
        }
        if (lower.binaryLog().format().compareTo(upper.binaryLog().format()) < 0) {
            obstacles.add(new Reason(
                    "binlog_format",
                    lower.id() + " logs " + lower.binaryLog().format() + ", " + upper.id() + " logs "
                            + upper.binaryLog().format() + ": set binlog_format="
                            + upper.binaryLog().format() + " on " + lower.id()));
        }
    }

    private static void gtids(ServerView replica, ServerView source, List<Reason> obstacles) {
        Optional<GtidSet> lower = replica.received();
        Optional<GtidSet> upper = source.held();
        if (lower.isEmpty() || upper.isEmpty() || !lower.get().sameFlavourAs(upper.get())) {
            obstacles.add(new Reason(
                    "gtid",
                    replica.id() + " and " + source.id() + " do not share GTIDs: turn them on on "
                            + (lower.isEmpty() ? replica : source).id()));
            return;
        }
        purged(source)
                .map(purged -> purged.minus(lower.get()))
                .filter(missing -> !missing.isEmpty())
                .ifPresent(missing -> obstacles.add(new Reason(
                        "purged",
                        source.id() + " has purged " + missing.text() + ", which " + replica.id()
                                + " lacks: choose a source that has it, or build " + replica.id() + " anew")));
    }

    private static Optional<GtidSet> purged(ServerView source) {
        return source.facts().flatMap(facts -> switch (facts.gtid()) {
            case GtidState.Mysql mysql -> Optional.of(mysql.purged());
            case GtidState.MariaDb mariaDb -> Optional.<GtidSet>empty();
            case GtidState.Off off -> Optional.<GtidSet>empty();
        });
    }

    private static void identities(Instance lower, Instance upper, List<Reason> obstacles) {
        if (lower.identity().serverId() == upper.identity().serverId()) {
            obstacles.add(new Reason(
                    "server_id",
                    lower.id() + " and " + upper.id() + " both have server_id "
                            + lower.identity().serverId() + ": give one of them another"));
        }
        if (!lower.identity().uuid().isEmpty()
                && lower.identity().uuid().equals(upper.identity().uuid())) {
            obstacles.add(new Reason(
                    "server_uuid",
                    lower.id() + " and " + upper.id() + " both have server_uuid "
                            + lower.identity().uuid() + ": delete auto.cnf of the copied one, and restart it"));
        }
    }

    private static void channels(Instance lower, List<Reason> obstacles) {
        if (lower.links().size() > 1) {
            obstacles.add(new Reason(
                    "channels",
                    lower.id() + " replicates by " + lower.links().size()
                            + " channels: move the one that is meant by relocate"));
        }
    }
}
