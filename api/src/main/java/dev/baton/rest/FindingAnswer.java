package dev.baton.rest;

import dev.baton.analysis.Finding;
import dev.baton.store.CurrentFinding;
import dev.baton.topology.ClusterInfo;
import java.time.Instant;
import java.util.Map;

/**
 * Something that is wrong.
 *
 * @param code what, a constant name
 * @param severity how urgent: NOTICE, WARNING or CRITICAL
 * @param cluster the cluster's lasting name
 * @param alias what people call the cluster
 * @param generation the cluster's fencing token
 * @param server address of the server
 * @param sentence what is said of the server
 * @param evidence names and values
 * @param remedy what Baton itself may do about it
 * @param downtimed whether the server is in downtime
 * @param since when it was first found, without a break
 */
public record FindingAnswer(
        String code,
        String severity,
        String cluster,
        String alias,
        long generation,
        String server,
        String sentence,
        Map<String, String> evidence,
        String remedy,
        boolean downtimed,
        Instant since) {

    static FindingAnswer of(CurrentFinding current, ClusterInfo cluster) {
        Finding finding = current.finding();
        return new FindingAnswer(
                finding.code().name(),
                finding.code().severity().name(),
                finding.cluster().name(),
                cluster.alias(),
                cluster.generation(),
                finding.subject().toString(),
                finding.sentence(),
                finding.evidence(),
                finding.code().remedy().name(),
                finding.isDowntimed(),
                current.firstSeenAt());
    }
}
