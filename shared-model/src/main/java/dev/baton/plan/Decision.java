package dev.baton.plan;

import dev.baton.topology.InstanceId;
import java.util.List;

/** What to do next, or why nothing. */
public sealed interface Decision {

    /** Do this phase, look again, and ask again. */
    record Proceed(Phase phase) implements Decision {}

    /**
     * All is done.
     *
     * @param primary who takes the writes now
     * @param summary a sentence
     * @param left servers that could not be brought along, with the reason
     */
    record Finished(InstanceId primary, String summary, List<Reason> left) implements Decision {
        public Finished {
            left = List.copyOf(left);
        }
    }

    /**
     * Nothing more will be done.
     *
     * @param reasons all of them, the first being the most telling
     * @param choice the candidates, where the refusal comes from the choice
     */
    record Refused(List<Reason> reasons, Choice choice) implements Decision {
        public Refused {
            reasons = List.copyOf(reasons);
        }

        /** The reasons that only time or a person's word takes away: it could begin but for them. */
        public List<Reason> heldBack() {
            return reasons.stream().filter(LossGate::isHeld).toList();
        }
    }
}
