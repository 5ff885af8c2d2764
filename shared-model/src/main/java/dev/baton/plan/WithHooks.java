package dev.baton.plan;

import dev.baton.hook.HookList;
import dev.baton.hook.HookList.Moment;
import dev.baton.hook.HookValue;
import dev.baton.hook.HookValues;
import dev.baton.plan.Decision.Finished;
import dev.baton.plan.Decision.Proceed;
import dev.baton.plan.Decision.Refused;
import dev.baton.plan.HookFacts.Standing;
import dev.baton.plan.PlannedStep.Necessity;
import dev.baton.plan.SoFar.DonePhase;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Another planner with hooks put in: before it changes anything, beside what comes first once there is a new primary, and
 * at the end. The other planner knows nothing of them. A hook that fails before anything was changed ends it; one that fails
 * later is left as a reason in a success. What the hooks of the end were told is the end: nothing is decided after them.
 */
public final class WithHooks implements Planner {

    private static final String FINISHED = "finished";
    private static final String REFUSED = "refused";

    private final Planner inner;
    private final Request request;
    private final HookScenario scenario;
    private final HookContext context;

    private WithHooks(Planner inner, Request request, HookContext context) {
        this.inner = inner;
        this.request = request;
        this.scenario = HookScenario.of(request);
        this.context = context;
    }

    /** The planner for the request, with the hooks that there are; of what is no recovery only a swap has any. */
    public static Planner around(Planner inner, Request request, HookContext context) {
        return context.isEmpty() || !(request.isRecovery() || swap(request).isPresent())
                ? inner
                : new WithHooks(inner, request, context);
    }

    private static Optional<Move.TakeSource> swap(Request request) {
        return request instanceof Request.Rearrange(Move.TakeSource take) ? Optional.of(take) : Optional.empty();
    }

    /** What is run for a failure that no recovery is begun for. */
    public static List<Step.RunHook> onDetection(TopologySnapshot snapshot, InstanceId failed, HookContext context) {
        HookValues values = new HookFacts(snapshot, failed, SoFar.NOTHING, context).values(Standing.OPEN);
        HookList list = HookList.ON_FAILURE_DETECTION;
        return context.hooks().of(list).stream()
                .map(command -> new Step.RunHook(
                        failed, list, command, values, context.hooks().atMost(list)))
                .toList();
    }

    @Override
    public Decision decide(TopologySnapshot snapshot, SoFar soFar) {
        Optional<DonePhase> end = soFar.last(Phase.Name.HOOKS_AFTER);
        if (end.isPresent()) {
            return ended(snapshot, end.get().phase(), soFar);
        }
        Optional<DonePhase> stopped = soFar.last(Phase.Name.HOOKS_BEFORE).filter(done -> !done.succeeded());
        if (stopped.isPresent()) {
            List<Reason> reasons =
                    stopped.get().failures().map(WithHooks::brief).toList();
            return refused(
                    snapshot, soFar, new Refused(reasons, stopped.get().phase().choice()));
        }
        return switch (inner.decide(snapshot, soFar.withoutHooks())) {
            case Proceed(var phase) -> proceed(snapshot, soFar, phase);
            case Finished finished -> finished(snapshot, soFar, finished);
            case Refused refused -> refused(snapshot, soFar, refused);
        };
    }

    @Override
    public boolean stillHolds(TopologySnapshot snapshot, SoFar soFar, Phase open) {
        return open.name().isForHooks() || inner.stillHolds(snapshot, soFar.withoutHooks(), open.withoutHooks());
    }

    private Decision proceed(TopologySnapshot snapshot, SoFar soFar, Phase next) {
        return soFar.acted() || !next.name().changesServers()
                ? new Proceed(next.and(onPromotion(snapshot, soFar, next)))
                : beforeAll(snapshot, soFar, next);
    }

    /** At the same time as what comes next: neither clients nor replicas shall wait for the other. */
    private List<PlannedStep> onPromotion(TopologySnapshot snapshot, SoFar soFar, Phase next) {
        return Promotions.inEffect(snapshot, soFar.withoutHooks()).stream()
                .filter(promoted -> promotedIsNew(soFar))
                .flatMap(promoted -> steps(
                        scenario.promoted(),
                        promoted,
                        facts(snapshot, soFar).values(Standing.REACHED, promoted, lostBy(Stream.of(next)))))
                .toList();
    }

    private boolean promotedIsNew(SoFar soFar) {
        return soFar.hooks()
                .map(SoFar.DoneStep::step)
                .noneMatch(step ->
                        step instanceof Step.RunHook hook && scenario.promoted().contains(hook.list()));
    }

    private Decision beforeAll(TopologySnapshot snapshot, SoFar soFar, Phase next) {
        HookFacts facts = facts(snapshot, soFar.and(new DonePhase(noSteps(next), List.of())));
        HookValues values = scenario.successorIsKnownBefore()
                ? next.choice()
                        .chosen()
                        .map(chosen -> facts.values(Standing.OPEN, chosen.id(), List.of()))
                        .orElseGet(() -> facts.values(Standing.OPEN))
                : facts.values(Standing.OPEN);
        Optional<DonePhase> before = soFar.last(Phase.Name.HOOKS_BEFORE);
        if (before.isPresent()) {
            return changedMind(before.get().phase(), values)
                    .<Decision>map(why -> refused(snapshot, soFar, new Refused(List.of(why), next.choice())))
                    .orElseGet(() -> new Proceed(next));
        }
        List<PlannedStep> hooks = steps(scenario.before(context.detection()), scenario.failed(), values)
                .toList();
        return new Proceed(
                hooks.isEmpty() ? next : new Phase(Phase.Name.HOOKS_BEFORE, next.why(), next.choice(), hooks));
    }

    /** Hooks were told who will take over; whoever else is the best by now must not take over behind their back. */
    private static Optional<Reason> changedMind(Phase before, HookValues now) {
        return before.hooks()
                .findFirst()
                .flatMap(hook -> successor(hook.values()))
                .filter(told -> !successor(now).equals(Optional.of(told)))
                .map(told -> new Reason(
                        "hooks were told otherwise",
                        "they were told that " + told + " would take over, and now "
                                + successor(now).map(InstanceId::toString).orElse("nobody") + " would; ask again"));
    }

    private static Optional<InstanceId> successor(HookValues values) {
        return values.get(HookValue.SUCCESSOR_HOST)
                .flatMap(host ->
                        values.get(HookValue.SUCCESSOR_PORT).map(port -> new InstanceId(host, Integer.parseInt(port))));
    }

    private Decision finished(TopologySnapshot snapshot, SoFar soFar, Finished finished) {
        List<InstanceId> lost = lostBy(soFar.phases().stream().map(DonePhase::phase));
        HookValues values = facts(snapshot, soFar).values(Standing.REACHED, successor(finished), lost);
        List<HookList> lists = Stream.concat(
                        promotedIsNew(soFar) ? scenario.promoted().stream() : Stream.of(), scenario.after().stream())
                .toList();
        List<PlannedStep> hooks = steps(lists, scenario.failed(), values).toList();
        return hooks.isEmpty()
                ? withFailures(finished, soFar)
                : new Proceed(new Phase(
                        Phase.Name.HOOKS_AFTER,
                        end(new Reason(FINISHED, finished.summary()), finished.left()),
                        Choice.NONE,
                        hooks));
    }

    /** Who has the part of the server that the hooks are told of. */
    private InstanceId successor(Finished finished) {
        return swap(request).map(Move.TakeSource::replica).orElse(finished.primary());
    }

    private Decision refused(TopologySnapshot snapshot, SoFar soFar, Refused refused) {
        boolean begun = soFar.acted() || soFar.last(Phase.Name.HOOKS_BEFORE).isPresent();
        List<HookList> unsuccessful = request.isRecovery() ? HookScenario.UNSUCCESSFUL : List.of();
        List<HookList> lists = begun ? unsuccessful : scenario.whereNothingBegins(context.detection());
        HookValues values = facts(snapshot, soFar).values(Standing.NOT_REACHED);
        List<PlannedStep> hooks = steps(lists, scenario.failed(), values).toList();
        Reason end = new Reason(REFUSED, "nobody took the place of " + scenario.failed());
        return hooks.isEmpty()
                ? refused
                : new Proceed(new Phase(Phase.Name.HOOKS_AFTER, end(end, refused.reasons()), refused.choice(), hooks));
    }

    private static List<Reason> end(Reason end, List<Reason> reasons) {
        return Stream.concat(Stream.of(end), reasons.stream()).toList();
    }

    /** The end as its hooks were told. */
    private Decision ended(TopologySnapshot snapshot, Phase end, SoFar soFar) {
        List<Reason> reasons = end.why().subList(1, end.why().size());
        Reason told = end.why().getFirst();
        if (told.rule().equals(REFUSED)) {
            return new Refused(reasons, end.choice());
        }
        InstanceId successor = end.hooks()
                .findFirst()
                .flatMap(hook -> successor(hook.values()))
                .orElseThrow();
        InstanceId primary = swap(request)
                .map(take -> snapshot.primary().map(ServerView::id).orElse(take.above()))
                .orElse(successor);
        return withFailures(new Finished(primary, told.text(), reasons), soFar);
    }

    private static Finished withFailures(Finished finished, SoFar soFar) {
        List<Reason> left = new ArrayList<>(finished.left());
        soFar.hooks()
                .filter(done -> !done.result().succeeded())
                .map(SoFar.DoneStep::told)
                .map(WithHooks::brief)
                .forEach(left::add);
        return new Finished(finished.primary(), finished.summary(), left);
    }

    /** The first line: what the hook printed is in the journal. */
    private static Reason brief(Reason failure) {
        return new Reason("failed hook", failure.text().lines().findFirst().orElse(""));
    }

    private Stream<PlannedStep> steps(List<HookList> lists, InstanceId target, HookValues values) {
        return lists.stream()
                .flatMap(list -> context.hooks().of(list).stream()
                        .map(command -> new PlannedStep(
                                new Step.RunHook(
                                        target,
                                        list,
                                        command,
                                        values,
                                        context.hooks().atMost(list)),
                                list.moment() == Moment.BEFORE ? Necessity.REQUIRED : Necessity.BEST_EFFORT,
                                list.when())));
    }

    private HookFacts facts(TopologySnapshot snapshot, SoFar soFar) {
        return new HookFacts(snapshot, scenario.failed(), soFar, context);
    }

    private List<InstanceId> lostBy(Stream<Phase> phases) {
        return phases.flatMap(phase -> phase.steps().stream())
                .map(PlannedStep::step)
                .filter(Step.MarkLost.class::isInstance)
                .map(Step::target)
                .filter(id -> !id.equals(scenario.failed()))
                .distinct()
                .toList();
    }

    private static Phase noSteps(Phase phase) {
        return new Phase(phase.name(), List.of(), phase.choice(), List.of());
    }
}
