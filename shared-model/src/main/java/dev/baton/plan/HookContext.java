package dev.baton.plan;

import dev.baton.policy.HookPolicy;
import dev.baton.policy.RecoveryPolicy;
import java.util.List;

/**
 * What hooks are told that neither the cluster nor the request says, and which there are.
 *
 * @param hooks which commands there are
 * @param recovery which clusters are recovered automatically
 * @param uid the recovery's name to the outside; empty where there is none yet
 * @param node the worker that runs it
 * @param failure what failed, by its old name
 * @param command what a person asked for, by its old name; empty if nobody did
 * @param detection whether this failure's detection hooks are still to be run
 */
public record HookContext(
        HookPolicy hooks,
        RecoveryPolicy recovery,
        String uid,
        String node,
        String failure,
        String command,
        Detection detection) {

    /** Whether the hooks of a failure's detection were run already: each failure has its once. */
    public enum Detection {
        NEW,
        TOLD
    }

    /** For showing what would be run, before there is a recovery. */
    public static HookContext preview(HookPolicy hooks, RecoveryPolicy recovery) {
        return new HookContext(hooks, recovery, "", "", "", "", Detection.NEW);
    }

    /** Whether there is any hook at all. */
    boolean isEmpty() {
        return hooks.commands().values().stream().allMatch(List::isEmpty);
    }
}
