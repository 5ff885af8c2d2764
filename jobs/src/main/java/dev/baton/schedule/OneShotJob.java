package dev.baton.schedule;

/** A job that can be done once, outside of any schedule: from cron, from CI, by hand. A bean per job. */
public interface OneShotJob {

    /** Whether to act. */
    enum Mode {
        /** Do what there is to do. */
        ACT,
        /** Say what would be done, and change nothing. */
        DRY_RUN
    }

    /** By which the command line asks for it: {@code discovery}, {@code analysis}, {@code recovery}, {@code purge}. */
    String name();

    /** Does the job, in the caller's thread, within a bounded time. */
    OneShotResult run(Mode mode);
}
