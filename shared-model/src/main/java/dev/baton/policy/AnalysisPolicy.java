package dev.baton.policy;

import java.time.Duration;

/**
 * Thresholds of the analysis.
 *
 * @param reasonableLag a replica that is further behind is a finding
 * @param staleAfter an observation older than this is not trusted any more
 */
public record AnalysisPolicy(Duration reasonableLag, Duration staleAfter) {

    /** What holds where nobody configured anything. */
    public static final AnalysisPolicy DEFAULT = new AnalysisPolicy(Duration.ofSeconds(10), Duration.ofSeconds(15));
}
