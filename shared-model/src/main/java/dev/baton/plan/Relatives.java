package dev.baton.plan;

import dev.baton.analysis.ErrantTransactions;
import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.policy.PromotionPolicy;
import dev.baton.topology.GroupMembership;
import dev.baton.topology.InstanceId;
import dev.baton.topology.PromotionRule;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who can feed the replicas of a lost source instead. By GTID each replica can go straight to any server that holds, or
 * will hold, all it received; so what is left to choose is who is near and meant for it. The order, best first: a
 * living member of the lost source's replication group, a preferred sibling of the lost source in its data center, a
 * sibling there that feeds others already, the nearest ancestor that lives, any sibling in the data center, a sibling
 * elsewhere, and last another orphan that found a source.
 */
final class Relatives {

    private final TopologySnapshot snapshot;
    private final ServerView lost;
    private final Set<InstanceId> orphans;
    private final PromotionPolicy policy;

    /** @param orphans the replicas that need a source */
    Relatives(TopologySnapshot snapshot, ServerView lost, Set<InstanceId> orphans, PromotionPolicy policy) {
        this.snapshot = snapshot;
        this.lost = lost;
        this.orphans = new TreeSet<>(orphans);
        this.policy = policy;
    }

    /** How near a relative is; the order is that of preference. */
    enum Kinship {
        GROUP_MEMBER("a member of the same group, which refuses writes"),
        PREFERRED_SIBLING("a preferred sibling in the same data center"),
        FEEDING_SIBLING("a sibling in the same data center that feeds others already"),
        ANCESTOR("the nearest ancestor that lives"),
        SIBLING("a sibling in the same data center"),
        DISTANT_SIBLING("a sibling elsewhere"),
        ORPHAN("another orphan, which found a source");

        private final String words;

        Kinship(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * A server that could feed a replica.
     *
     * @param against why it cannot; none if it can
     */
    record Relative(ServerView server, Kinship kinship, List<Reason> against) {
        Relative {
            against = List.copyOf(against);
        }

        boolean fits() {
            return against.isEmpty();
        }
    }

    /** All relatives of a replica, the fitting ones first, best first. */
    List<Relative> of(ServerView replica) {
        List<Relative> all = new ArrayList<>();
        for (ServerView server : candidates(replica)) {
            all.add(new Relative(server, kinship(server), against(replica, server)));
        }
        all.sort(Comparator.comparing((Relative relative) -> !relative.fits())
                .thenComparing(Relative::kinship)
                .thenComparing(relative -> relative.server().server().rule())
                .thenComparing(relative -> relative.server().id()));
        return all;
    }

    private List<ServerView> candidates(ServerView replica) {
        Set<InstanceId> ids = new LinkedHashSet<>();
        members().forEach(member -> ids.add(member.id()));
        livingAncestor().ifPresent(ancestor -> ids.add(ancestor.id()));
        ancestors().forEach(ancestor -> ancestor.replicas().forEach(sibling -> ids.add(sibling.id())));
        snapshot.primary().filter(ServerView::reachable).ifPresent(primary -> ids.add(primary.id()));
        snapshot.primary().ifPresent(primary -> primary.replicas().forEach(sibling -> ids.add(sibling.id())));
        orphans.stream()
                .map(snapshot::get)
                .filter(orphan -> orphan.linkFrom(lost.id()).isEmpty())
                .forEach(orphan -> ids.add(orphan.id()));
        ids.remove(replica.id());
        ids.remove(lost.id());
        return ids.stream().map(snapshot::get).toList();
    }

    /** The others of the lost source's replication group: each holds all that it held. */
    private List<ServerView> members() {
        return snapshot.servers().stream()
                .filter(server -> lost.group().isMember()
                        && lost.group().group().equals(server.group().group()))
                .filter(server -> server.group().state() == GroupMembership.State.ONLINE)
                .toList();
    }

    /** The sources above, nearest first; a loop of co-primaries ends where it began. */
    private List<ServerView> ancestors() {
        Set<InstanceId> seen = new LinkedHashSet<>();
        ServerView at = lost;
        while (!at.sources().isEmpty()
                && !at.sources().getFirst().id().equals(lost.id())
                && seen.add(at.sources().getFirst().id())) {
            at = at.sources().getFirst();
        }
        return seen.stream().map(snapshot::get).toList();
    }

    private Optional<ServerView> livingAncestor() {
        return ancestors().stream().filter(ServerView::reachable).findFirst();
    }

    private Kinship kinship(ServerView server) {
        if (orphans.contains(server.id())) {
            return Kinship.ORPHAN;
        }
        if (server.group().isSecondary()
                && members().stream().anyMatch(member -> member.id().equals(server.id()))) {
            return Kinship.GROUP_MEMBER;
        }
        boolean isAbove = server.isPrimary()
                || ancestors().stream().anyMatch(ancestor -> ancestor.id().equals(server.id()));
        if (isAbove) {
            return Kinship.ANCESTOR;
        }
        if (!policy.inOneDataCenter(server.id(), lost.id())) {
            return Kinship.DISTANT_SIBLING;
        }
        if (server.server().rule() == PromotionRule.PREFER) {
            return Kinship.PREFERRED_SIBLING;
        }
        return server.replicas().isEmpty() ? Kinship.SIBLING : Kinship.FEEDING_SIBLING;
    }

    private List<Reason> against(ServerView replica, ServerView server) {
        if (!server.reachable()) {
            return List.of(new Reason("unreachable", server.id() + " does not answer: " + Saying.state(server)));
        }
        List<Reason> against = new ArrayList<>(unfit(server));
        if (isBelow(server, replica)) {
            against.add(new Reason("loop", server.id() + " replicates from " + replica.id()));
        }
        against.addAll(Following.onChannel(replica, server));
        collision(replica, server).ifPresent(against::add);
        return against;
    }

    /** What keeps it from feeding anybody. */
    private static List<Reason> unfit(ServerView server) {
        List<Reason> against = new ArrayList<>();
        if (server.downtimed()) {
            against.add(new Reason("downtime", server.id() + " is in downtime"));
        }
        if (server.isReplica() && server.server().rule() == PromotionRule.MUST_NOT) {
            against.add(new Reason("must_not", server.id() + " shall feed nobody by its promotion rule"));
        }
        if (server.isReplica() && !server.replicating()) {
            against.add(new Reason("not replicating", server.id() + " does not replicate itself"));
        }
        server.links().forEach(link -> unfit(server, link, against));
        return against;
    }

    private static void unfit(ServerView server, ReplicationLink link, List<Reason> against) {
        if (link.settings().filters() == ReplicationLink.Filters.SOME) {
            against.add(new Reason("filters", server.id() + " does not apply everything"));
        }
        if (link.settings().delay().isPositive()) {
            against.add(new Reason(
                    "delayed",
                    server.id() + " applies " + PlanPrinter.say(link.settings().delay()) + " late"));
        }
    }

    /** Whether everything that reaches the server goes through the replica. */
    private boolean isBelow(ServerView server, ServerView replica) {
        Set<InstanceId> seen = new TreeSet<>();
        ServerView at = server;
        while (!at.sources().isEmpty() && seen.add(at.id())) {
            at = at.sources().getFirst();
            if (at.id().equals(replica.id())) {
                return true;
            }
        }
        return false;
    }

    /** MySQL tells transactions apart; on MariaDB the next of the source would collide with the replica's own. */
    private static Optional<Reason> collision(ServerView replica, ServerView server) {
        Optional<GtidSet> own = ErrantTransactions.of(replica).filter(MariaDbGtidSet.class::isInstance);
        return own.map(errant -> new Reason(
                "errant",
                replica.id() + " holds transactions of its own, which those of " + server.id() + " would collide with: "
                        + errant.text()));
    }
}
