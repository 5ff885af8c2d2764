package dev.baton.store;

import dev.baton.analysis.FindingCode;

/** What made a recovery begin. */
public sealed interface Trigger {

    /** Who asked for it: a person, or the worker that saw the finding. */
    String requestedBy();

    /**
     * A finding did.
     *
     * @param code which
     * @param requestedBy the worker that saw it
     */
    record Automatic(FindingCode code, String requestedBy) implements Trigger {}

    /**
     * A person did.
     *
     * @param requestedBy who
     */
    record Operator(String requestedBy) implements Trigger {}
}
