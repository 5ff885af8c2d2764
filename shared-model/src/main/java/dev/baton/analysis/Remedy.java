package dev.baton.analysis;

/**
 * What mends a finding. Every code names one, so that nothing can be found without anybody knowing what comes next.
 *
 * <p>{@link #isAutomatic} tells whether there is a planner that Baton may start by itself, if the recovery policy lets it
 * and nothing stands in the way. A remedy without one is told to people, who know by its words what has to be done.
 */
public enum Remedy {
    /** Put a replica in the primary's place. The planner first proves that the primary is silent for everybody. */
    REPLACE_PRIMARY("replace the primary", By.BATON),
    /** Let the other co-primary go on alone: it takes the writes, and the dead one's replicas follow it. */
    REPLACE_CO_PRIMARY("let the other co-primary go on alone", By.BATON),
    /** Give the replicas of a dead intermediate source or of a dead member of a group another source. */
    REHANG_REPLICAS("give its replicas another source", By.BATON),
    /** Turn semi-sync on for as many replicas as a commit waits for. */
    UNLOCK_SEMI_SYNC("enable semi-sync on more replicas", By.BATON),
    /** Turn semi-sync off for replicas beyond those that a commit waits for. */
    REDUCE_SEMI_SYNC("disable semi-sync on some replicas", By.BATON),
    /** Let a primary that refuses writes take them. */
    MAKE_WRITABLE("let it take writes", By.BATON),
    /** Nothing that a program should decide: it is told to people. */
    TELL_PEOPLE("tell people", By.PEOPLE);

    private enum By {
        BATON,
        PEOPLE
    }

    private final String words;
    private final By by;

    Remedy(String words, By by) {
        this.words = words;
        this.by = by;
    }

    /** What is to be done, as after "Baton may" or "you may". */
    public String words() {
        return words;
    }

    /** Whether Baton itself may do it, where the policy lets it; else people are told. */
    public boolean isAutomatic() {
        return by == By.BATON;
    }
}
