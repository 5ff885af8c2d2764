package dev.baton.page.cluster;

import dev.baton.plan.Candidate;
import dev.baton.plan.Choice;
import dev.baton.plan.Decision;
import dev.baton.plan.Decision.Finished;
import dev.baton.plan.Decision.Proceed;
import dev.baton.plan.Decision.Refused;
import dev.baton.plan.Loss;
import dev.baton.plan.Phase;
import dev.baton.plan.PlanPrinter;
import dev.baton.plan.Reason;
import dev.baton.plan.Simulator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a plan would lead to.
 *
 * @param verdict whether it would come to its end
 * @param successor who would take the writes then; empty if it would not come to its end
 * @param summary what would be so then, as a sentence; empty if it would not come to its end
 * @param choice the candidates
 * @param reasons what would be left undone, or why nothing would be done
 * @param phases what would be done
 */
public record Prediction(
        Verdict verdict,
        String successor,
        String summary,
        Choice choice,
        List<Reason> reasons,
        List<PlannedPhase> phases) {

    /** Whether a plan comes to its end. */
    public enum Verdict {
        /** It would, and all could be brought along. */
        SUCCEEDS,
        /** It would, but something would be left behind. */
        LEAVES_SOME,
        /** It would not. */
        REFUSED,
        /** There is no primary to ask about. */
        NO_PRIMARY
    }

    /** There is no primary to ask about. */
    public static final Prediction NO_PRIMARY =
            new Prediction(Verdict.NO_PRIMARY, "", "", Choice.NONE, List.of(), List.of());

    public Prediction {
        reasons = List.copyOf(reasons);
        phases = List.copyOf(phases);
    }

    /** What a simulated run came to. */
    public static Prediction of(Simulator.Run run) {
        List<Phase> phases = run.decisions().stream()
                .flatMap(decision -> decision instanceof Proceed(var phase) ? Stream.of(phase) : Stream.of())
                .toList();
        List<PlannedPhase> planned = phases.stream().map(PlannedPhase::of).toList();
        return switch (run.decisions().getLast()) {
            case Finished(var primary, var summary, var left) ->
                new Prediction(
                        left.isEmpty() ? Verdict.SUCCEEDS : Verdict.LEAVES_SOME,
                        primary.toString(),
                        summary,
                        lastChoice(run.decisions()),
                        left,
                        planned);
            case Refused(var reasons, var choice) ->
                new Prediction(Verdict.REFUSED, "", "", lastChoice(run.decisions()), reasons, planned);
            case Proceed unended -> throw new IllegalStateException("a run ends");
        };
    }

    public List<Candidate> candidates() {
        return choice.candidates();
    }

    /** What may be lost, as a sentence; empty if that is no question. */
    public String loss() {
        return PlanPrinter.loss(choice);
    }

    public boolean isLossy() {
        return choice.loss() instanceof Loss.Transactions;
    }

    public boolean isRefused() {
        return verdict == Verdict.REFUSED;
    }

    /** How many steps would be done. */
    public int steps() {
        return phases.stream().mapToInt(phase -> phase.steps().size()).sum();
    }

    private static Choice lastChoice(List<Decision> decisions) {
        return decisions.stream()
                .map(Prediction::choice)
                .filter(choice -> !choice.candidates().isEmpty())
                .reduce((first, second) -> second)
                .orElse(Choice.NONE);
    }

    private static Choice choice(Decision decision) {
        return switch (decision) {
            case Proceed(var phase) -> phase.choice();
            case Refused(var reasons, var choice) -> choice;
            case Finished finished -> Choice.NONE;
        };
    }
}
