package dev.baton.plan;

import dev.baton.analysis.ErrantTransactions;
import dev.baton.policy.PromotionPolicy;
import dev.baton.policy.PromotionPolicy.CoPrimaries;
import dev.baton.topology.BinaryLog.Writing;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import dev.baton.topology.PromotionRule;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.Filters;
import dev.baton.topology.ReplicationLink.SqlState;
import dev.baton.topology.ServerView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Who can never be chosen, and why: the same checks for every candidate, whoever named it (I13).
 *
 * @param family the replicas that have to be brought along
 * @param failedBefore those that were tried in vain
 * @param policy who may be promoted
 */
record Eligibility(Family family, Set<InstanceId> failedBefore, PromotionPolicy policy) {

    Eligibility {
        failedBefore = Set.copyOf(failedBefore);
    }

    /** Why this replica can never be chosen; empty if it can. */
    List<Reason> against(ServerView replica) {
        if (!replica.reachable()) {
            String text = replica.alive() ? "it does not let us in: " : "it does not answer: ";
            return List.of(new Reason("unreachable", text + Saying.state(replica)));
        }
        List<Reason> against = new ArrayList<>();
        people(replica, against);
        place(replica, against);
        transactions(replica, against);
        if (replica.isBinlogServer()) {
            against.add(new Reason("binlog server", "it only passes on what it receives, and applies nothing"));
        }
        if (replica.links().size() > 1) {
            against.add(new Reason("channels", "it replicates from other sources too, and would lose them"));
        }
        replica.links().forEach(link -> link(link, against));
        return against;
    }

    private void people(ServerView replica, List<Reason> against) {
        if (replica.server().rule() == PromotionRule.MUST_NOT) {
            against.add(new Reason("must_not", "its promotion rule forbids it"));
        }
        if (policy.ignores(replica.id())) {
            against.add(new Reason("ignored", "its host name is one that is never promoted"));
        }
        if (replica.downtimed()) {
            against.add(new Reason("downtime", replica.server().downtime().reason()));
        }
        if (failedBefore.contains(replica.id())) {
            against.add(new Reason("failed before", "it was tried in this recovery"));
        }
    }

    private void place(ServerView replica, List<Reason> against) {
        if (!policy.reaches(replica.id(), family.origin())) {
            against.add(new Reason(
                    "elsewhere",
                    place(replica.id()) + ", and " + place(family.origin()) + " is left only" + " by a person"));
        }
        List<ServerView> partners = family.coPrimaries();
        boolean isPartner = partners.stream().anyMatch(partner -> partner.id().equals(replica.id()));
        if (partners.isEmpty() || isPartner) {
            return;
        }
        if (partners.stream().anyMatch(partner -> partner.reachable() && partner.writable())) {
            against.add(new Reason("co-primary", "the other co-primary takes writes already"));
        } else if (policy.coPrimaries() == CoPrimaries.OTHER_ONLY) {
            against.add(new Reason("co-primary", "by policy only the other co-primary may take its place"));
        }
    }

    private String place(InstanceId server) {
        return "region '" + policy.places().region(server) + "', data center '"
                + policy.places().dataCenter(server) + "'";
    }

    private void transactions(ServerView replica, List<Reason> against) {
        Instance facts = replica.facts().orElseThrow();
        ErrantTransactions.of(replica)
                .ifPresent(errant -> against.add(
                        new Reason("errant", "it holds transactions that its source never had: " + errant.text())));
        if (Following.attach(replica).isEmpty()) {
            against.add(new Reason("gtid", "it has no GTIDs, and file positions cannot be compared safely"));
        }
        if (facts.binaryLog().writing() != Writing.ALL_WRITES
                && !family.reachableBut(replica).isEmpty()) {
            against.add(new Reason("log_replica_updates", "the other replicas could not replicate from it"));
        }
    }

    private void link(ReplicationLink link, List<Reason> against) {
        if (link.settings().filters() == Filters.SOME) {
            against.add(new Reason("filters", "it does not apply everything"));
        }
        if (link.settings().delay().isPositive()) {
            against.add(new Reason(
                    "delayed", "it applies " + PlanPrinter.say(link.settings().delay()) + " late"));
        }
        if (policy.lagAtMost().isPositive() && link.progress().lag().exceeds(policy.lagAtMost())) {
            against.add(new Reason("lag", "it is more than " + PlanPrinter.say(policy.lagAtMost()) + " behind"));
        }
        if (link.sql().state() == SqlState.STOPPED && link.sql().error().isPresent()) {
            against.add(new Reason(
                    "broken", "applying stopped: " + Saying.error(link.sql().error())));
        }
    }
}
