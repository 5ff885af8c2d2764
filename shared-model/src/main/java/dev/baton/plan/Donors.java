package dev.baton.plan;

import dev.baton.analysis.ErrantTransactions;
import dev.baton.gtid.GtidSet;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.Filters;
import dev.baton.topology.ServerVersion;
import dev.baton.topology.ServerView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The replicas of a primary whose data could be cloned onto a server. A clone is work for its donor, so that those come
 * first which feed nobody and are meant least to be promoted.
 *
 * @param server who is to be overwritten
 * @param primary whose replica it shall be
 * @param dropped what only it holds, and would lose
 */
record Donors(ServerView server, ServerView primary, GtidSet dropped) {

    private static final Comparator<ServerView> ORDER = Comparator.comparing(
                    (ServerView donor) -> !donor.replicas().isEmpty())
            .thenComparing(donor -> donor.server().rule(), Comparator.reverseOrder())
            .thenComparing(ServerView::id);

    /** MySQL manual, "The Clone Plugin": from 8.0.17 on. */
    static boolean canClone(ServerView server) {
        return server.facts()
                .filter(facts -> !facts.version().isMariaDb() && facts.version().atLeast(8, 0, 17))
                .isPresent();
    }

    Optional<ServerView> best() {
        return others().stream().filter(donor -> against(donor).isEmpty()).min(ORDER);
    }

    /** Why none of them can be. */
    List<Reason> refusals() {
        List<Reason> refusals = new ArrayList<>();
        others().forEach(donor -> against(donor).stream().limit(1).forEach(refusals::add));
        if (refusals.isEmpty()) {
            refusals.add(new Reason("no donor", primary.id() + " has no other replica to clone"));
        }
        return refusals;
    }

    private List<ServerView> others() {
        return primary.replicas().stream()
                .filter(replica -> !replica.id().equals(server.id()))
                .toList();
    }

    private List<Reason> against(ServerView donor) {
        List<String> against = new ArrayList<>();
        if (!donor.reachable()) {
            against.add("does not answer: " + Saying.state(donor));
            return told(donor, against);
        }
        if (donor.downtimed()) {
            against.add("is in downtime");
        }
        if (!donor.replicating()) {
            against.add("does not replicate");
        }
        if (!sameRelease(donor)) {
            against.add("is of another release: CLONE copies between equal ones only");
        }
        if (donor.links().stream().anyMatch(Donors::isPartial)) {
            against.add("does not apply everything at once");
        }
        if (ErrantTransactions.of(donor).isPresent()) {
            against.add("holds transactions of its own");
        }
        if (isBehind(donor)) {
            against.add("does not hold yet all that " + server.id() + " holds");
        }
        return told(donor, against);
    }

    private static List<Reason> told(ServerView donor, List<String> against) {
        return against.stream()
                .map(text -> new Reason("no donor", donor.id() + " " + text))
                .toList();
    }

    /** MySQL manual, "Cloning Remote Data": the same release; from 8.4 on the same series is enough. */
    private boolean sameRelease(ServerView donor) {
        Optional<ServerVersion> mine = server.facts().map(facts -> facts.version());
        Optional<ServerVersion> theirs = donor.facts().map(facts -> facts.version());
        return mine.isPresent()
                && theirs.isPresent()
                && mine.get().vendor() == theirs.get().vendor()
                && mine.get().series().equals(theirs.get().series())
                && (mine.get().atLeast(8, 4, 0) || mine.get().compareTo(theirs.get()) == 0);
    }

    private static boolean isPartial(ReplicationLink link) {
        return link.settings().filters() == Filters.SOME
                || link.settings().delay().isPositive();
    }

    private boolean isBehind(ServerView donor) {
        return ErrantTransactions.heldOnlyBy(server, donor)
                .filter(dropped::contains)
                .isEmpty();
    }
}
