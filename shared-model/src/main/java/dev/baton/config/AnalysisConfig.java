package dev.baton.config;

import dev.baton.policy.AnalysisPolicy;
import dev.baton.policy.AnalysisPolicy.SemiSyncReplicas;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** When something is a finding. */
@ConfigMapping(prefix = "baton.analysis")
public interface AnalysisConfig {

    /** A replica further behind than this is a finding. */
    @WithDefault("10s")
    Duration reasonableLag();

    /** An observation older than this is not trusted. */
    @WithDefault("15s")
    Duration staleAfter();

    /** How often all clusters are analysed, beside the analysis that a lost primary starts at once. */
    @WithDefault("1s")
    Duration every();

    /** Nothing is found of servers whose host name matches one of these regular expressions, by comma. */
    Optional<List<String>> ignoredHosts();

    /** Whether a primary with more semi-sync replicas than a commit waits for is a finding. */
    @WithDefault("false")
    boolean exactSemiSync();

    /** As the domain takes it. */
    default AnalysisPolicy policy() {
        return new AnalysisPolicy(
                reasonableLag(),
                staleAfter(),
                ignoredHosts().orElse(List.of()).stream().map(Pattern::compile).toList(),
                exactSemiSync() ? SemiSyncReplicas.EXACTLY : SemiSyncReplicas.AT_LEAST);
    }
}
