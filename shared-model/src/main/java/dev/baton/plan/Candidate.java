package dev.baton.plan;

import dev.baton.topology.InstanceId;
import java.util.List;

/**
 * One server's standing in the choice of a new primary.
 *
 * @param id the server
 * @param verdict what became of it
 * @param reasons every rule that spoke for or against it, with its numbers
 */
public record Candidate(InstanceId id, Verdict verdict, List<Reason> reasons) {

    /** What became of a candidate. */
    public enum Verdict {
        /** This one. */
        CHOSEN,
        /** It could have been, but another is better. */
        POSSIBLE,
        /** Never this one. */
        EXCLUDED
    }

    public Candidate {
        reasons = List.copyOf(reasons);
    }
}
