package dev.baton.page.recovery;

import dev.baton.page.Moment;
import dev.baton.page.Tone;
import dev.baton.plan.Phase;
import dev.baton.plan.PlannedStep;
import dev.baton.plan.Reason;
import dev.baton.store.JournalLine;
import dev.baton.store.JournalPhase;
import dev.baton.store.StepState;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A phase of a recovery with its steps.
 *
 * @param number from 1
 * @param name what it is for
 * @param why why it was decided so
 * @param steps in their order
 * @param planned when it was decided
 */
public record PhaseLine(int number, Phase.Name name, List<Reason> why, List<StepLine> steps, Moment planned) {

    public PhaseLine {
        why = List.copyOf(why);
        steps = List.copyOf(steps);
    }

    static PhaseLine of(JournalPhase journal, Instant now) {
        List<PlannedStep> planned = journal.phase().steps();
        List<JournalLine> lines = journal.lines();
        List<StepLine> steps = IntStream.range(0, Math.min(planned.size(), lines.size()))
                .mapToObj(i -> new StepLine(lines.get(i), planned.get(i).why(), now))
                .toList();
        return new PhaseLine(
                journal.number(),
                journal.phase().name(),
                journal.phase().why(),
                steps,
                new Moment(journal.plannedAt(), now));
    }

    public Tone tone() {
        if (steps.stream().anyMatch(step -> step.tone() == Tone.CRITICAL)) {
            return Tone.CRITICAL;
        }
        if (!isComplete()) {
            return Tone.INFO;
        }
        return steps.stream().anyMatch(step -> step.tone() == Tone.WARNING) ? Tone.WARNING : Tone.OK;
    }

    public boolean isComplete() {
        return steps.stream().allMatch(step -> step.state().isEnded());
    }

    /** How many of its steps have ended. */
    public long ended() {
        return steps.stream().map(StepLine::state).filter(StepState::isEnded).count();
    }

    /** From the decision to the end of its last step; empty while it is not complete. */
    public String took() {
        return isComplete()
                ? steps.stream()
                        .flatMap(step -> step.line().ended().stream())
                        .max(Instant::compareTo)
                        .map(end -> planned.until(new Moment(end, planned.now())))
                        .orElse("0ms")
                : "";
    }
}
