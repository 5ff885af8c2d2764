package dev.baton.page.cluster;

import dev.baton.analysis.Finding;
import dev.baton.page.Links;
import dev.baton.page.finding.FindingLine;
import dev.baton.page.recovery.RecoveryLine;
import dev.baton.plan.Candidate;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.TopologySnapshot;
import java.util.List;

/**
 * One cluster: its topology, what is wrong, what would happen, and what can be done.
 *
 * @param head in a few words
 * @param trees its servers; more than one tree where servers hang on nobody
 * @param findings what is wrong
 * @param vips its virtual addresses
 * @param whatIfs what is foreseen
 * @param recoveries its last recoveries
 */
public record ClusterView(
        ClusterHead head,
        List<ServerNode> trees,
        List<FindingLine> findings,
        List<VipLine> vips,
        WhatIfs whatIfs,
        List<RecoveryLine> recoveries) {

    public ClusterView {
        trees = List.copyOf(trees);
        findings = List.copyOf(findings);
        vips = List.copyOf(vips);
        recoveries = List.copyOf(recoveries);
    }

    /** From what is known of the cluster. */
    public static ClusterView of(
            TopologySnapshot snapshot,
            List<FindingLine> findings,
            List<RecoveryLine> recoveries,
            RecoveryPolicy policy) {
        List<Finding> found = findings.stream().map(FindingLine::finding).toList();
        return new ClusterView(
                ClusterTile.head(snapshot, found),
                ServerNode.trees(snapshot, found),
                findings,
                VipLine.of(snapshot),
                WhatIfs.of(snapshot, policy),
                recoveries);
    }

    /** Who could take the primary's part over by a person's wish. */
    public List<Candidate> successors() {
        return whatIfs.handover().candidates().stream()
                .filter(candidate -> candidate.verdict() != Candidate.Verdict.EXCLUDED)
                .toList();
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
