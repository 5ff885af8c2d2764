package dev.baton.store;

/** Where a recovery stands. */
public enum RecoveryState {
    /** Nobody has taken it up yet. */
    PENDING,
    /** Somebody works on it, or did when they were lost. */
    RUNNING,
    /** All was done. */
    SUCCEEDED,
    /** There is a new primary, but not everything could be done. */
    SUCCEEDED_WITH_ERRORS,
    /** It was decided that nothing should be done, or nothing more. */
    REFUSED,
    /** It broke. */
    FAILED;

    /** Whether it keeps others of its cluster from being registered. */
    public boolean isOpen() {
        return this == PENDING || this == RUNNING;
    }
}
