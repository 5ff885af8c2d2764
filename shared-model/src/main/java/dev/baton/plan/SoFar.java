package dev.baton.plan;

import dev.baton.plan.PlannedStep.Necessity;
import dev.baton.topology.InstanceId;
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
            return steps().noneMatch(DoneStep::isMissing);
        }

        /** The required steps that failed, with what they said; those skipped because of them are not told again. */
        public Stream<Reason> failures() {
            return steps().filter(DoneStep::isMissing)
                    .filter(done -> !(done.result() instanceof StepResult.Skipped))
                    .map(DoneStep::told);
        }

        DonePhase withoutHooks() {
            return new DonePhase(
                    phase.withoutHooks(),
                    steps().filter(done -> !done.planned().isHook())
                            .map(DoneStep::result)
                            .toList());
        }

        Stream<DoneStep> steps() {
            return IntStream.range(0, results.size())
                    .mapToObj(i -> new DoneStep(phase.steps().get(i), results.get(i)));
        }
    }

    /** A step with its result. */
    record DoneStep(PlannedStep planned, StepResult result) {

        Step step() {
            return planned.step();
        }

        boolean succeeded() {
            return result.succeeded();
        }

        /** It was needed, and is not so. */
        boolean isMissing() {
            return planned.necessity() == Necessity.REQUIRED && !result.succeeded();
        }

        Reason told() {
            return new Reason("failed step", PlanPrinter.say(step()) + ": " + result.detail());
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
        return stepsOf(Phase.Name.PROMOTE)
                .filter(done -> done.step() instanceof Step.MakeWritable
                        && done.result().succeeded())
                .map(done -> done.step().target())
                .reduce((first, second) -> second);
    }

    /** The servers that a promotion told to take writes, whatever they answered. */
    List<InstanceId> triedToMakeWritable() {
        return stepsOf(Phase.Name.PROMOTE)
                .filter(done ->
                        done.step() instanceof Step.MakeWritable && !(done.result() instanceof StepResult.Skipped))
                .map(done -> done.step().target())
                .distinct()
                .toList();
    }

    /** The servers on which a promotion, or the way to it, was tried and failed. */
    public List<InstanceId> failedPromotions() {
        return Stream.concat(stepsOf(Phase.Name.CATCH_UP), stepsOf(Phase.Name.PROMOTE))
                .filter(DoneStep::isMissing)
                .map(done -> done.step().target())
                .distinct()
                .toList();
    }

    /** The servers that could not apply what they had received. */
    List<InstanceId> stuck() {
        return Stream.concat(stepsOf(Phase.Name.CATCH_UP), stepsOf(Phase.Name.PROMOTE))
                .filter(done -> done.step() instanceof Step.WaitUntilApplied && done.isMissing())
                .map(done -> done.step().target())
                .distinct()
                .toList();
    }

    /** The servers that were changed, or could have been, in the order of the steps; proving changes nothing. */
    List<InstanceId> touched() {
        return phases.stream()
                .filter(done -> done.phase().name() != Phase.Name.PROVE)
                .flatMap(DonePhase::steps)
                .filter(done -> !(done.result() instanceof StepResult.Skipped))
                .map(DoneStep::step)
                .filter(Step.OnServer.class::isInstance)
                .map(Step::target)
                .distinct()
                .toList();
    }

    /** Whether a step of this kind was tried on the server: even if it failed, it may have been done. */
    boolean triedOn(InstanceId target, Class<? extends Step> kind) {
        return phases.stream()
                .flatMap(DonePhase::steps)
                .anyMatch(done -> kind.isInstance(done.step())
                        && done.step().target().equals(target)
                        && !(done.result() instanceof StepResult.Skipped));
    }

    /** The steps of all phases. */
    Stream<DoneStep> steps() {
        return phases.stream().flatMap(DonePhase::steps);
    }

    /** The steps of all phases of that name. */
    Stream<DoneStep> stepsOf(Phase.Name name) {
        return phases.stream().filter(done -> done.phase().name() == name).flatMap(DonePhase::steps);
    }

    /** Every failure of every phase. */
    List<Reason> failures() {
        return phases.stream().flatMap(DonePhase::failures).toList();
    }

    /** Whether anything is changed that counts for the cool-down: anything after proving, unless all was put back. */
    public boolean acted() {
        return phases.stream().anyMatch(SoFar::counts) && !isUndone();
    }

    /** Asking hosts changes nothing, nor does it that they cannot be told. */
    private static boolean counts(DonePhase done) {
        return done.phase().name() == Phase.Name.ADDRESS
                ? done.steps().filter(DoneStep::succeeded).anyMatch(step -> !(step.step() instanceof Step.CheckHost))
                : done.phase().name().changesServers();
    }

    /** The same as if there were no hooks. */
    SoFar withoutHooks() {
        return new SoFar(phases.stream()
                .filter(done -> !done.phase().name().isForHooks())
                .map(DonePhase::withoutHooks)
                .toList());
    }

    /** The hooks that were run, or were to be. */
    Stream<DoneStep> hooks() {
        return phases.stream()
                .flatMap(DonePhase::steps)
                .filter(done -> done.planned().isHook());
    }

    private boolean isUndone() {
        return withoutHooks()
                .last()
                .filter(done -> done.phase().name() == Phase.Name.UNDO)
                .filter(done -> done.results().stream().allMatch(StepResult::succeeded))
                .isPresent();
    }
}
