package dev.baton.config;

import dev.baton.policy.AnalysisPolicy;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

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

    /** As the domain takes it. */
    default AnalysisPolicy policy() {
        return new AnalysisPolicy(reasonableLag(), staleAfter());
    }
}
