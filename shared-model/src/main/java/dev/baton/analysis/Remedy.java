package dev.baton.analysis;

/** What Baton itself may do about a finding, if the recovery policy lets it. */
public enum Remedy {
    /** Put a replica in the primary's place. The planner first proves that the primary is silent for everybody. */
    REPLACE_PRIMARY,
    /** Nothing: it is told to people. */
    HUMAN_ONLY
}
