package dev.baton.operate;

import dev.baton.plan.Reason;
import dev.baton.plan.Request;
import java.util.List;

/** What was made of a person's wish. */
public sealed interface Meaning {

    /** This is asked of the planners. */
    record Clear(Request request) implements Meaning {}

    /** Nothing can be meant by it, and why. */
    record Unclear(List<Reason> reasons) implements Meaning {
        public Unclear {
            reasons = List.copyOf(reasons);
        }
    }
}
