package dev.baton.plan;

/**
 * A step in its phase.
 *
 * @param step what to do
 * @param necessity whether the phase fails with it
 * @param why the reason, a clause for people
 */
public record PlannedStep(Step step, Necessity necessity, String why) {

    /** What a step's failure means. */
    public enum Necessity {
        /** The phase fails; the planner decides on a fresh snapshot how to go on. */
        REQUIRED,
        /** It is recorded, and the phase goes on. */
        BEST_EFFORT
    }

    boolean isHook() {
        return step instanceof Step.RunHook;
    }

    static PlannedStep required(Step step, String why) {
        return new PlannedStep(step, Necessity.REQUIRED, why);
    }

    static PlannedStep bestEffort(Step step, String why) {
        return new PlannedStep(step, Necessity.BEST_EFFORT, why);
    }
}
