package dev.baton.plan;

/** Says steps, phases and decisions in words. */
public final class PlanPrinter {
    private PlanPrinter() {}

    static String say(Step step) {
        return step.toString();
    }
}
