package dev.baton.plan;

import dev.baton.gtid.GtidSet;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.SqlState;
import dev.baton.topology.ServerView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who lacks something that another replica received, and from whom it can get it (I2). */
final class CatchingUp {

    private final Family family;
    private final Set<InstanceId> stuck;

    /** @param stuck those of which it is known that they could not apply what they received */
    CatchingUp(Family family, Set<InstanceId> stuck) {
        this.family = family;
        this.stuck = Set.copyOf(stuck);
    }

    /** How many others received something that this one did not. */
    long aheadOf(ServerView server) {
        return family.reachableBut(server).stream()
                .filter(other -> !GenuineTransactions.holdsAllOf(server, other, family.origin()))
                .count();
    }

    boolean isBehind(ServerView server) {
        return aheadOf(server) > 0;
    }

    /** What others received and this one did not. */
    Optional<GtidSet> missing(ServerView server) {
        return server.received()
                .flatMap(mine -> family.reachableBut(server).stream()
                        .flatMap(other -> GenuineTransactions.receivedBy(other, family.origin()).stream())
                        .reduce(GtidSet::union)
                        .map(all -> all.minus(mine)));
    }

    /** Those that received all that anybody received; none if they have diverged. */
    List<ServerView> mostAdvanced() {
        return family.reachable().stream().filter(server -> !isBehind(server)).toList();
    }

    /** It holds all, or can get it. */
    boolean canHoldAll(ServerView server) {
        return !isBehind(server) || sourceFor(server).isPresent();
    }

    /** A most advanced one that this one can replicate from for a while. */
    Optional<ServerView> sourceFor(ServerView server) {
        return mostAdvanced().stream()
                .filter(source -> obstacles(server, source).isEmpty())
                .findFirst();
    }

    /** Why it cannot get from the other what that one received. */
    List<Reason> obstacles(ServerView server, ServerView source) {
        return unappliable(source).map(List::of).orElseGet(() -> Following.obstacles(server, source));
    }

    /** Why what this server received will not be applied in time; empty if it is, or will be. */
    private Optional<Reason> unappliable(ServerView server) {
        return stuck.contains(server.id()) && server.hasUnapplied()
                ? Optional.of(new Reason("unapplied", server.id() + " could not apply what it received"))
                : whyUnapplied(server);
    }

    /** Why what this server received cannot be applied now; empty if it is, or can be. */
    static Optional<Reason> whyUnapplied(ServerView server) {
        return server.hasUnapplied() ? broken(server).or(() -> delayed(server, Channels.ALL)) : Optional.empty();
    }

    /** Applying stopped with an error. */
    static Optional<Reason> broken(ServerView server) {
        return broken(server, Channels.ALL);
    }

    private static Optional<Reason> broken(ServerView server, Channels channels) {
        return server.links().stream()
                .filter(link -> channels.include(link.channel()))
                .map(ReplicationLink::sql)
                .filter(sql -> sql.state() == SqlState.STOPPED && sql.error().isPresent())
                .map(sql ->
                        new Reason("broken", "applying stopped on " + server.id() + ": " + Saying.error(sql.error())))
                .findFirst();
    }

    /** {@link #whyUnapplied}, of what came from this source. */
    static Optional<Reason> whyUnappliedFrom(InstanceId source, ServerView server) {
        return server.hasUnappliedFrom(source)
                ? brokenFrom(source, server).or(() -> delayed(server, Channels.from(source, server)))
                : Optional.empty();
    }

    /** {@link #broken}, on the channel from this source. */
    static Optional<Reason> brokenFrom(InstanceId source, ServerView server) {
        return broken(server, Channels.from(source, server));
    }

    private static Optional<Reason> delayed(ServerView server, Channels channels) {
        return server.links().stream()
                .filter(link -> channels.include(link.channel()))
                .map(link -> link.settings().delay())
                .filter(Duration::isPositive)
                .map(delay -> new Reason(
                        "delayed",
                        server.id() + " has unapplied transactions, and applies them " + PlanPrinter.say(delay)
                                + " late"))
                .findFirst();
    }
}
