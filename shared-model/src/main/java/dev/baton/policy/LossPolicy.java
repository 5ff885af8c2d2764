package dev.baton.policy;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What to do, cluster by cluster, when a failover cannot be shown to lose nothing that was acknowledged (I2). A cluster
 * that nothing says anything of is failed over at once.
 *
 * @param ask clusters where a person has to accept the loss first: expressions on name or alias
 * @param waitFor clusters where the primary is waited for: expressions on name or alias
 * @param waitAtMost how long the primary is waited for
 */
public record LossPolicy(List<Pattern> ask, List<Pattern> waitFor, Duration waitAtMost) {

    /** Fail over at once, everywhere. */
    public static final LossPolicy DEFAULT = new LossPolicy(List.of(), List.of(), Duration.ofMinutes(5));

    /** What is done where something may be lost. */
    public enum OnLoss {
        PROCEED,
        ASK,
        WAIT
    }

    public LossPolicy {
        ask = List.copyOf(ask);
        waitFor = List.copyOf(waitFor);
    }

    /** What holds for the cluster of this name and alias. */
    public OnLoss of(String name, String alias) {
        if (RecoveryPolicy.matches(ask, name, alias)) {
            return OnLoss.ASK;
        }
        return RecoveryPolicy.matches(waitFor, name, alias) ? OnLoss.WAIT : OnLoss.PROCEED;
    }
}
