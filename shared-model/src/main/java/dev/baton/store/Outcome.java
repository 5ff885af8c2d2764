package dev.baton.store;

import dev.baton.plan.Decision;
import dev.baton.plan.Reason;
import dev.baton.topology.InstanceId;
import java.util.List;
import java.util.Optional;

/** What came of a recovery. */
public sealed interface Outcome {

    /** A sentence. */
    String summary();

    /** What was left undone, or why nothing was done, or what broke; the most telling first. */
    List<Reason> reasons();

    /** The state in which a recovery with this outcome is, once it has ended. */
    RecoveryState state();

    /** Who takes the writes after it, if it came so far. */
    default Optional<InstanceId> successor() {
        return this instanceof Succeeded succeeded ? Optional.of(succeeded.primary()) : Optional.empty();
    }

    /** What a finished plan means. */
    static Outcome of(Decision.Finished finished) {
        return new Succeeded(finished.primary(), finished.summary(), finished.left());
    }

    /** What a refused plan means. */
    static Outcome of(Decision.Refused refused) {
        return new Refused(refused.reasons());
    }

    /** It has not ended. */
    record Open() implements Outcome {
        @Override
        public String summary() {
            return "";
        }

        @Override
        public List<Reason> reasons() {
            return List.of();
        }

        @Override
        public RecoveryState state() {
            return RecoveryState.RUNNING;
        }
    }

    /**
     * There is a primary.
     *
     * @param primary who takes the writes
     * @param reasons what could not be done; none if all was
     */
    record Succeeded(InstanceId primary, String summary, List<Reason> reasons) implements Outcome {
        public Succeeded {
            reasons = List.copyOf(reasons);
        }

        @Override
        public RecoveryState state() {
            return reasons.isEmpty() ? RecoveryState.SUCCEEDED : RecoveryState.SUCCEEDED_WITH_ERRORS;
        }
    }

    /**
     * The planner would not.
     *
     * @param reasons why
     */
    record Refused(List<Reason> reasons) implements Outcome {
        public Refused {
            reasons = List.copyOf(reasons);
        }

        @Override
        public String summary() {
            return reasons.isEmpty() ? "" : reasons.getFirst().text();
        }

        @Override
        public RecoveryState state() {
            return RecoveryState.REFUSED;
        }
    }

    /**
     * It broke.
     *
     * @param reasons on what
     */
    record Failed(String summary, List<Reason> reasons) implements Outcome {
        public Failed {
            reasons = List.copyOf(reasons);
        }

        @Override
        public RecoveryState state() {
            return RecoveryState.FAILED;
        }
    }
}
