package dev.baton.page.cluster;

import dev.baton.analysis.Finding;
import dev.baton.page.Links;
import dev.baton.page.act.ActForms;
import dev.baton.page.finding.FindingLine;
import dev.baton.page.recovery.RecoveryLine;
import dev.baton.plan.Candidate;
import dev.baton.plan.Planner;
import dev.baton.plan.Request;
import dev.baton.topology.TopologySnapshot;
import java.util.List;
import java.util.function.Function;

/**
 * One cluster: its topology, what is wrong, what would happen, and what can be done.
 *
 * @param head in a few words
 * @param trees its servers; more than one tree where servers hang on nobody
 * @param findings what is wrong
 * @param vips its virtual addresses
 * @param whatIfs what is foreseen
 * @param recoveries its last recoveries
 * @param acts what can be asked for
 */
public record ClusterView(
        ClusterHead head,
        List<ServerNode> trees,
        List<FindingLine> findings,
        List<VipLine> vips,
        WhatIfs whatIfs,
        List<RecoveryLine> recoveries,
        ActForms acts) {

    public ClusterView {
        trees = List.copyOf(trees);
        findings = List.copyOf(findings);
        vips = List.copyOf(vips);
        recoveries = List.copyOf(recoveries);
    }

    /**
     * From what is known of the cluster.
     *
     * @param planners the planner of a request
     */
    public static ClusterView of(
            TopologySnapshot snapshot,
            List<FindingLine> findings,
            List<RecoveryLine> recoveries,
            Function<Request, Planner> planners) {
        List<Finding> found = findings.stream().map(FindingLine::finding).toList();
        return new ClusterView(
                ClusterTile.head(snapshot, found),
                ServerNode.trees(snapshot, found),
                findings,
                VipLine.of(snapshot),
                WhatIfs.of(snapshot, planners),
                recoveries,
                ActForms.of(snapshot));
    }

    /** Who could take the primary's part over by a person's wish. */
    public List<Candidate> successors() {
        return whatIfs.handover().candidates().stream()
                .filter(candidate -> candidate.verdict() != Candidate.Verdict.EXCLUDED)
                .toList();
    }

    /** Whether there is anybody to be moved. */
    public boolean isMovable() {
        return acts.servers().size() > 1;
    }

    /** The recovery that is under way, or nothing. */
    public List<RecoveryLine> open() {
        return recoveries.stream().filter(RecoveryLine::isOpen).limit(1).toList();
    }

    /** Whether a recovery waits for an acknowledgement. */
    public boolean hasToAcknowledge() {
        return recoveries.stream().anyMatch(RecoveryLine::isToAcknowledge);
    }

    /** The cluster's name as a value in an address. */
    public String recoveriesQuery() {
        return Links.segment(head.info().id().name());
    }
}
