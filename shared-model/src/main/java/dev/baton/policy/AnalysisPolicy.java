package dev.baton.policy;

import dev.baton.topology.InstanceId;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Thresholds of the analysis.
 *
 * @param reasonableLag a replica that is further behind is a finding
 * @param staleAfter an observation older than this is not trusted any more
 * @param ignoredHosts nothing is found of servers whose host name matches one of these; they are still seen as replicas
 * @param semiSyncReplicas how many semi-sync replicas a primary shall have
 */
public record AnalysisPolicy(
        Duration reasonableLag, Duration staleAfter, List<Pattern> ignoredHosts, SemiSyncReplicas semiSyncReplicas) {

    /** How many semi-sync replicas a primary shall have, compared with how many a commit waits for. */
    public enum SemiSyncReplicas {
        /** As many, or more. */
        AT_LEAST,
        /** As many and not one more. */
        EXACTLY
    }

    /** What holds where nobody configured anything. */
    public static final AnalysisPolicy DEFAULT = new AnalysisPolicy(Duration.ofSeconds(10), Duration.ofSeconds(15));

    public AnalysisPolicy {
        ignoredHosts = List.copyOf(ignoredHosts);
    }

    /** No host is ignored, and more semi-sync replicas than needed are no finding. */
    public AnalysisPolicy(Duration reasonableLag, Duration staleAfter) {
        this(reasonableLag, staleAfter, List.of(), SemiSyncReplicas.AT_LEAST);
    }

    /** Whether nothing is to be found of this server. */
    public boolean ignores(InstanceId server) {
        return !ignoredHosts.isEmpty()
                && ignoredHosts.stream()
                        .anyMatch(pattern -> pattern.matcher(server.host()).find());
    }

    public boolean wantsExactSemiSync() {
        return semiSyncReplicas == SemiSyncReplicas.EXACTLY;
    }
}
