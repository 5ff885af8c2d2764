package dev.baton.page.recovery;

import dev.baton.page.Moment;
import dev.baton.page.Tone;
import dev.baton.plan.PlannedStep.Necessity;
import dev.baton.store.JournalLine;
import dev.baton.store.StepState;
import java.time.Instant;

/**
 * A step of a recovery, as the journal knows it.
 *
 * @param line what is recorded
 * @param why the reason that the plan gave for it
 * @param now when the page was made
 */
public record StepLine(JournalLine line, String why, Instant now) {

    public String text() {
        return line.text();
    }

    public String detail() {
        return line.detail();
    }

    public StepState state() {
        return line.state();
    }

    /** Whether its phase goes on without it. */
    public boolean isOptional() {
        return line.necessity() == Necessity.BEST_EFFORT;
    }

    public boolean isRunning() {
        return line.state() == StepState.RUNNING;
    }

    public boolean isStarted() {
        return line.started().isPresent();
    }

    public Moment started() {
        return new Moment(line.startedAt(), now);
    }

    /** How long it took; empty while it has not ended. */
    public String took() {
        return line.ended().map(end -> started().until(new Moment(end, now))).orElse("");
    }

    public Tone tone() {
        return switch (line.state()) {
            case PLANNED, SKIPPED -> Tone.MUTED;
            case RUNNING -> Tone.INFO;
            case DONE, ALREADY_SO -> Tone.OK;
            case FAILED -> isOptional() ? Tone.WARNING : Tone.CRITICAL;
        };
    }
}
