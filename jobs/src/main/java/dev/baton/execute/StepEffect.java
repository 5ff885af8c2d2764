package dev.baton.execute;

import dev.baton.plan.Step;
import dev.baton.plan.StepResult;

/** Does a step's effect and says how it ended. */
@FunctionalInterface
interface StepEffect {

    StepResult of(Step step);
}
