package dev.baton.page.recovery;

import dev.baton.plan.Candidate;
import dev.baton.plan.Choice;
import dev.baton.plan.Loss;
import dev.baton.plan.PlanPrinter;
import dev.baton.plan.Reason;
import dev.baton.store.Journal;
import java.util.List;
import java.util.stream.Stream;

/**
 * One recovery: what was decided and why, and each step as it happens.
 *
 * @param recovery what is recorded of it
 * @param phases what was planned and done
 * @param choice the candidates that it was last decided between
 */
public record RecoveryView(RecoveryLine recovery, List<PhaseLine> phases, Choice choice) {

    public RecoveryView {
        phases = List.copyOf(phases);
    }

    /** With the phases that its journal holds. */
    public static RecoveryView of(RecoveryLine recovery, Journal journal) {
        List<PhaseLine> phases = journal.phases().stream()
                .map(phase -> PhaseLine.of(phase, recovery.now()))
                .toList();
        return new RecoveryView(recovery, phases, lastChoice(journal));
    }

    public List<Candidate> candidates() {
        return choice.candidates();
    }

    /** What may be lost, as a sentence; empty if that was no question. */
    public String loss() {
        return PlanPrinter.loss(choice);
    }

    public boolean isLossy() {
        return choice.loss() instanceof Loss.Transactions;
    }

    /** What was left undone, or why nothing was done. */
    public List<Reason> reasons() {
        return recovery.recovery().outcome().reasons();
    }

    private static Choice lastChoice(Journal journal) {
        return journal.phases().stream()
                .map(phase -> phase.phase().choice())
                .flatMap(choice -> choice.candidates().isEmpty() ? Stream.of() : Stream.of(choice))
                .reduce((first, second) -> second)
                .orElse(Choice.NONE);
    }
}
