package dev.baton.page.cluster;

import dev.baton.analysis.Finding;
import dev.baton.analysis.Severity;
import dev.baton.page.Tone;
import java.util.List;

/** How many findings there are of each urgency; those of servers in downtime are not counted. */
public record ProblemCounts(long critical, long warnings, long notices) {

    public static ProblemCounts of(List<Finding> findings) {
        return new ProblemCounts(
                count(findings, Severity.CRITICAL),
                count(findings, Severity.WARNING),
                count(findings, Severity.NOTICE));
    }

    /** How that looks, all in all. */
    public Tone tone() {
        if (critical > 0) {
            return Tone.CRITICAL;
        }
        return warnings > 0 ? Tone.WARNING : Tone.OK;
    }

    public boolean isNone() {
        return critical + warnings + notices == 0;
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.code().severity() == severity && !finding.isDowntimed())
                .count();
    }
}
