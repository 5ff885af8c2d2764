package dev.baton.plan;

import dev.baton.policy.LossPolicy;
import dev.baton.topology.ClusterInfo;
import dev.baton.topology.Observation;
import dev.baton.topology.ServerView;
import java.time.Duration;
import java.util.Optional;

/**
 * What the policy on loss says of a choice: whether a failover that cannot be shown to lose nothing may go on. A person
 * who asks for it has seen the loss, and is not held back.
 *
 * @param policy what to do where something may be lost
 */
record LossGate(LossPolicy policy) {

    /** The rules by which this gate holds a failover back. */
    static final String ASK = "loss not accepted";

    static final String WAIT = "waiting for the primary";

    /** Whether a refusal comes from here: nothing is wrong, and it may begin later or at a person's word. */
    static boolean isHeld(Reason reason) {
        return reason.rule().equals(ASK) || reason.rule().equals(WAIT);
    }

    /** Why it may not go on now; empty if it may. */
    Optional<Reason> against(ServerView primary, Choice choice) {
        if (choice.acknowledged().isSafe() && !(choice.loss() instanceof Loss.Transactions)) {
            return Optional.empty();
        }
        ClusterInfo cluster = primary.snapshot().cluster();
        return switch (policy.of(cluster.id().name(), cluster.alias())) {
            case PROCEED -> Optional.empty();
            case ASK ->
                Optional.of(new Reason(ASK, "a person has to accept the loss first: " + PlanPrinter.loss(choice)));
            case WAIT -> waiting(primary, choice);
        };
    }

    private Optional<Reason> waiting(ServerView primary, Choice choice) {
        Duration gone = gone(primary);
        return gone.compareTo(policy.waitAtMost()) < 0
                ? Optional.of(new Reason(
                        WAIT,
                        "it is gone for " + PlanPrinter.say(gone) + ", and has " + PlanPrinter.say(policy.waitAtMost())
                                + " to come back: " + PlanPrinter.loss(choice)))
                : Optional.empty();
    }

    private static Duration gone(ServerView primary) {
        return primary.observation() instanceof Observation.Unreachable gone
                ? Duration.between(gone.since(), primary.snapshot().takenAt())
                : Duration.ZERO;
    }
}
