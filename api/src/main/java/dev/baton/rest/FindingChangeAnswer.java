package dev.baton.rest;

import dev.baton.analysis.Finding;
import dev.baton.store.FindingChange;
import java.time.Instant;
import java.util.Map;

/**
 * A line of the log of findings.
 *
 * @param at when, by the store's clock
 * @param event APPEARED, CHANGED or DISAPPEARED
 * @param code what, a constant name
 * @param severity how urgent: NOTICE, WARNING or CRITICAL
 * @param cluster the cluster's lasting name
 * @param server address of the server
 * @param sentence what was said of the server then
 * @param evidence names and values then
 */
public record FindingChangeAnswer(
        Instant at,
        String event,
        String code,
        String severity,
        String cluster,
        String server,
        String sentence,
        Map<String, String> evidence) {

    static FindingChangeAnswer of(FindingChange change) {
        Finding finding = change.finding();
        return new FindingChangeAnswer(
                change.at(),
                change.event().name(),
                finding.code().name(),
                finding.code().severity().name(),
                finding.cluster().name(),
                finding.subject().toString(),
                finding.sentence(),
                finding.evidence());
    }
}
