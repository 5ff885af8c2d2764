package dev.baton.policy;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What automatic recoveries may do.
 *
 * @param clusters automatic recovery only of clusters whose name or alias matches one of these; none means no cluster
 * @param coolDown after a recovery that acted, no other automatic one of the same cluster for so long, unless it was
 *     acknowledged
 * @param drainAtMost how long a replica may take to apply what it received before it is promoted (I6)
 * @param takeoverLag a graceful takeover is refused if its target is further behind
 * @param retryRefusedAfter how long an automatic recovery that the planner refused is not tried again
 * @param promotion who may be promoted
 * @param loss what to do where something may be lost
 * @param repairs what may be mended beside a dead primary
 */
public record RecoveryPolicy(
        List<Pattern> clusters,
        Duration coolDown,
        Duration drainAtMost,
        Duration takeoverLag,
        Duration retryRefusedAfter,
        PromotionPolicy promotion,
        LossPolicy loss,
        RepairPolicy repairs) {

    /** What holds where nobody configured anything: every cluster, an hour's cool-down. */
    public static final RecoveryPolicy DEFAULT = new RecoveryPolicy(
            List.of(Pattern.compile(".*")),
            Duration.ofHours(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            PromotionPolicy.DEFAULT,
            LossPolicy.DEFAULT,
            RepairPolicy.DEFAULT);

    public RecoveryPolicy {
        clusters = List.copyOf(clusters);
    }

    /** Whether a cluster of this name and alias may be recovered automatically. */
    public boolean covers(String name, String alias) {
        return matches(clusters, name, alias);
    }

    /** The same with other clusters. */
    public RecoveryPolicy covering(List<Pattern> others) {
        return new RecoveryPolicy(
                others, coolDown, drainAtMost, takeoverLag, retryRefusedAfter, promotion, loss, repairs);
    }

    static boolean matches(List<Pattern> patterns, String name, String alias) {
        return patterns.stream()
                .anyMatch(pattern ->
                        pattern.matcher(name).find() || pattern.matcher(alias).find());
    }
}
