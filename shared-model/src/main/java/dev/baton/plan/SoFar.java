package dev.baton.plan;

import dev.baton.topology.InstanceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The phases of a plan that were done, with each step's result: what the journal says.
 *
 * @param phases in the order in which they were done
 */
public record SoFar(List<DonePhase> phases) {

    /** Nothing was done yet. */
    public static final SoFar NOTHING = new SoFar(List.of());

    public SoFar {
        phases = List.copyOf(phases);
    }

    /**
     * A phase that was done.
     *
     * @param phase what was planned
     * @param results one for each of its steps, in their order
     */
    public record DonePhase(Phase phase, List<StepResult> results) {

        /** @throws IllegalArgumentException if there is not one result for each step */
        public DonePhase {
            results = List.copyOf(results);
            if (results.size() != phase.steps().size()) {
                throw new IllegalArgumentException("one result for each step is needed");
            }
        }

        /** No required step failed or was skipped. */
        public boolean succeeded() {
            return failures().findAny().isEmpty();
        }

        /** The required steps that did not succeed, with what they said. */
        public Stream<Reason> failures() {
            List<Reason> failures = new ArrayList<>();
            for (int i = 0; i < results.size(); i++) {
                PlannedStep planned = phase.steps().get(i);
                if (planned.necessity() == PlannedStep.Necessity.REQUIRED
                        && !results.get(i).succeeded()) {
                    failures.add(new Reason(
                            "failed step",
                            PlanPrinter.say(planned.step()) + ": "
                                    + results.get(i).detail()));
                }
            }
            return failures.stream();
        }

        private Stream<Step> succeededSteps() {
            return IntStream.range(0, results.size())
                    .filter(i -> results.get(i).succeeded())
                    .mapToObj(i -> phase.steps().get(i).step());
        }
    }

    /** With one more phase. */
    public SoFar and(DonePhase done) {
        return new SoFar(Stream.concat(phases.stream(), Stream.of(done)).toList());
    }

    /** The last phase of that name, if one was done. */
    public Optional<DonePhase> last(Phase.Name name) {
        return phases.stream().filter(done -> done.phase().name() == name).reduce((first, second) -> second);
    }

    /** The last phase of all, if any was done. */
    public Optional<DonePhase> last() {
        return phases.isEmpty() ? Optional.empty() : Optional.of(phases.getLast());
    }

    /** The server that a promotion made writable, if one did. */
    public Optional<InstanceId> promoted() {
        return phases.stream()
                .filter(done -> done.phase().name() == Phase.Name.PROMOTE)
                .flatMap(DonePhase::succeededSteps)
                .filter(Step.MakeWritable.class::isInstance)
                .map(Step::target)
                .reduce((first, second) -> second);
    }

    /** The servers on which a promotion was tried and failed. */
    public List<InstanceId> failedPromotions() {
        return phases.stream()
                .filter(done -> done.phase().name() == Phase.Name.PROMOTE && !done.succeeded())
                .flatMap(done -> done.phase().steps().stream())
                .map(planned -> planned.step().target())
                .distinct()
                .toList();
    }

    /** Whether anything was changed that counts for the cool-down: anything after proving. */
    public boolean acted() {
        return phases.stream().anyMatch(done -> done.phase().name() != Phase.Name.PROVE);
    }
}
