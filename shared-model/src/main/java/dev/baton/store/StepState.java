package dev.baton.store;

import dev.baton.plan.StepResult;
import java.util.Optional;

/** Where a step stands. */
public enum StepState {
    /** Nothing was done yet. */
    PLANNED,
    /** It was begun. Whether it was done is not known until it has ended. */
    RUNNING,
    DONE,
    ALREADY_SO,
    FAILED,
    SKIPPED;

    static StepState of(StepResult result) {
        return switch (result) {
            case StepResult.Done _ -> DONE;
            case StepResult.AlreadySo _ -> ALREADY_SO;
            case StepResult.Failed _ -> FAILED;
            case StepResult.Skipped _ -> SKIPPED;
        };
    }

    /** Whether there is a result. */
    public boolean isEnded() {
        return this != PLANNED && this != RUNNING;
    }

    Optional<StepResult> result(String detail) {
        return switch (this) {
            case PLANNED, RUNNING -> Optional.empty();
            case DONE -> Optional.of(new StepResult.Done(detail));
            case ALREADY_SO -> Optional.of(new StepResult.AlreadySo(detail));
            case FAILED -> Optional.of(new StepResult.Failed(detail));
            case SKIPPED -> Optional.of(new StepResult.Skipped(detail));
        };
    }
}
