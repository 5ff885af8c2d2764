package dev.baton.config;

import dev.baton.policy.RecoveryPolicy;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** What recoveries may do. */
@ConfigMapping(prefix = "baton.recovery")
public interface RecoveryConfig {

    /** Clusters that are recovered automatically: regular expressions on name or alias, by comma. */
    @WithDefault(".*")
    List<String> clusters();

    /** After a recovery that acted, how long no other automatic one acts on its cluster unless it is acknowledged. */
    @WithDefault("1h")
    Duration coolDown();

    /** How long a replica may take to apply what it received. */
    @WithDefault("30s")
    Duration drainAtMost();

    /** A graceful takeover is refused if its target is further behind. */
    @WithDefault("10s")
    Duration takeoverLag();

    /** How long after a refusal the same cluster's automatic recovery is not tried again. */
    @WithDefault("10s")
    Duration retryRefusedAfter();

    /** How long a worker holds a cluster without renewing; another one takes over after that. */
    @WithDefault("5s")
    Duration lease();

    /** How long findings, recoveries and audit rows are kept. */
    @WithDefault("2160h")
    Duration keep();

    /** As the domain takes it. */
    default RecoveryPolicy policy() {
        return new RecoveryPolicy(
                clusters().stream().map(Pattern::compile).toList(),
                coolDown(),
                drainAtMost(),
                takeoverLag(),
                retryRefusedAfter());
    }
}
