package dev.baton.plan;

import dev.baton.analysis.ErrantTransactions;
import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.Filters;
import dev.baton.topology.ServerView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a replica may be moved below another server, with every reason why not, each with what mends it. Beside the
 * rules of {@link Following} these look at the place of both in the topology, and at what is wrong with either. Pure.
 */
public final class MoveRules {

    private MoveRules() {}

    /** Every reason why the one cannot replicate from the other; empty if it can. By GTID where both have GTIDs. */
    public static List<Reason> canReplicateFrom(ServerView replica, ServerView source) {
        boolean gtids = replica.held().isPresent() && source.held().isPresent();
        return against(replica, source, gtids ? MoveWay.BY_GTID : MoveWay.BY_FILE);
    }

    static List<Reason> against(ServerView replica, ServerView source, MoveWay way) {
        List<Reason> against = new ArrayList<>();
        if (replica.id().equals(source.id())) {
            return List.of(new Reason("itself", replica.id() + " cannot replicate from itself: name another source"));
        }
        unreachable(replica).ifPresent(against::add);
        unreachable(source).ifPresent(against::add);
        cycle(replica, source).ifPresent(against::add);
        against.addAll(withoutChannels(
                switch (way) {
                    case BY_GTID, AS_IT_IS -> Following.obstacles(replica, source);
                    case BY_FILE -> Following.byFile(replica, source);
                }));
        CatchingUp.broken(replica)
                .map(reason -> remedied(reason, "mend it first, or skip the transaction"))
                .or(() -> CatchingUp.whyUnapplied(replica).map(reason -> remedied(reason, "wait, or end the delay")))
                .ifPresent(against::add);
        errantOnMariaDb(replica).ifPresent(against::add);
        source(replica, source, against);
        return against;
    }

    /** What speaks against the source, whoever shall replicate from it. */
    private static void source(ServerView replica, ServerView source, List<Reason> against) {
        source.links().forEach(link -> link(replica, source, link, against));
        if (!source.links().isEmpty() && !source.replicating() && source.reachable()) {
            against.add(new Reason(
                    "source stopped",
                    source.id() + " does not replicate itself, and would leave " + replica.id()
                            + " behind: start it first"));
        }
        if (source.lostInRecovery()) {
            against.add(new Reason(
                    "lost",
                    source.id()
                            + " was left behind by a recovery: end its downtime once it is well, or choose another"));
        }
        errantOn(source, replica).ifPresent(against::add);
    }

    private static void link(ServerView replica, ServerView source, ReplicationLink link, List<Reason> against) {
        if (link.settings().filters() == Filters.SOME && !isFiltered(replica)) {
            against.add(new Reason(
                    "filters",
                    source.id() + " applies only a part of what it receives, and " + replica.id()
                            + " would miss the rest: choose a source without replication filters"));
        }
        Duration delay = link.settings().delay();
        if (delay.compareTo(delay(replica)) > 0) {
            against.add(new Reason(
                    "delayed",
                    source.id() + " applies " + PlanPrinter.say(delay) + " late on purpose, and " + replica.id()
                            + " would be as late: choose a source without a delay"));
        }
    }

    private static boolean isFiltered(ServerView replica) {
        return replica.links().stream().anyMatch(link -> link.settings().filters() == Filters.SOME);
    }

    private static Duration delay(ServerView replica) {
        return replica.links().stream()
                .map(link -> link.settings().delay())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    static Optional<Reason> unreachable(ServerView server) {
        return server.reachable()
                ? Optional.empty()
                : Optional.of(new Reason(
                        "unreachable",
                        server.id() + " does not answer (" + Saying.state(server) + "): wait until it does"));
    }

    private static Optional<Reason> cycle(ServerView replica, ServerView source) {
        return isBelow(source, replica.id())
                ? Optional.of(new Reason(
                        "cycle",
                        source.id() + " replicates from " + replica.id() + ", directly or by others: move "
                                + source.id() + " elsewhere first, or swap the two"))
                : Optional.empty();
    }

    /** Whether a server receives from another one, directly or by others. */
    static boolean isBelow(ServerView server, InstanceId above) {
        Set<InstanceId> seen = new HashSet<>();
        List<ServerView> next = new ArrayList<>(server.sources());
        while (!next.isEmpty()) {
            ServerView one = next.removeLast();
            if (one.id().equals(above)) {
                return true;
            }
            if (seen.add(one.id())) {
                next.addAll(one.sources());
            }
        }
        return false;
    }

    private static Optional<Reason> errantOn(ServerView source, ServerView replica) {
        return ErrantTransactions.of(source)
                .filter(errant -> replica.received()
                        .filter(errant::sameFlavourAs)
                        .filter(held -> held.contains(errant))
                        .isEmpty())
                .map(GtidSet::text)
                .map(errant -> new Reason(
                        "errant",
                        source.id() + " holds transactions that its own source never had, and they would spread: "
                                + errant + ": inject empty ones or reset them first"));
    }

    /** MySQL tells transactions apart; on MariaDB those of its own hide where it stands in the source's log. */
    private static Optional<Reason> errantOnMariaDb(ServerView replica) {
        return ErrantTransactions.of(replica)
                .filter(MariaDbGtidSet.class::isInstance)
                .map(errant -> new Reason(
                        "errant",
                        replica.id() + " holds transactions of its own, and could not find its place in another log: "
                                + errant.text() + ": reset them first"));
    }

    private static Reason remedied(Reason reason, String remedy) {
        return new Reason(reason.rule(), reason.text() + ": " + remedy);
    }

    /** A move names the channel that it is about. */
    private static List<Reason> withoutChannels(List<Reason> obstacles) {
        return obstacles.stream()
                .filter(reason -> !reason.rule().equals("channels"))
                .toList();
    }
}
