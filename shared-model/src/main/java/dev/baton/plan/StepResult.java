package dev.baton.plan;

/** How a step ended. */
public sealed interface StepResult {

    /** What to show: numbers, or the reason. */
    String detail();

    /** It was done. */
    record Done(String detail) implements StepResult {}

    /** Nothing had to be done: it was so already. */
    record AlreadySo(String detail) implements StepResult {}

    /** It could not be done. */
    record Failed(String detail) implements StepResult {}

    /** It was not tried, since an earlier step on the same server failed. */
    record Skipped(String detail) implements StepResult {}

    /** Whether the world is now as the step wants it. */
    default boolean succeeded() {
        return this instanceof Done || this instanceof AlreadySo;
    }
}
