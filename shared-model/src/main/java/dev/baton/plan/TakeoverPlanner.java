package dev.baton.plan;

import static dev.baton.plan.PlannedStep.bestEffort;
import static dev.baton.plan.PlannedStep.required;

import dev.baton.gtid.GtidSet;
import dev.baton.plan.Decision.Finished;
import dev.baton.plan.Decision.Proceed;
import dev.baton.plan.Decision.Refused;
import dev.baton.plan.SoFar.DonePhase;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Hands the primary's part to a replica while everybody is well: the other replicas first, then the old primary stops
 * taking writes, its last transaction is applied on the new one, and the parts are swapped. If anything fails before the
 * new primary is writable, the old one gets its writes back.
 */
final class TakeoverPlanner implements Planner {

    private final InstanceId primary;
    private final Request.Target target;
    private final RecoveryPolicy policy;

    TakeoverPlanner(InstanceId primary, Request.Target target, RecoveryPolicy policy) {
        this.primary = primary;
        this.target = target;
        this.policy = policy;
    }

    @Override
    public Decision decide(TopologySnapshot snapshot, SoFar soFar) {
        Optional<InstanceId> promoted = soFar.promoted();
        if (promoted.isPresent()) {
            return soFar.last(Phase.Name.DEMOTE)
                    .<Decision>map(done -> finished(promoted.get(), soFar, done))
                    .orElseGet(() -> new Proceed(demote(snapshot, promoted.get())));
        }
        if (soFar.phases().isEmpty()) {
            return begin(snapshot);
        }
        InstanceId chosen = soFar.phases()
                .getFirst()
                .phase()
                .choice()
                .chosen()
                .orElseThrow()
                .id();
        return switch (soFar.phases().getLast().phase().name()) {
            case SIBLINGS -> fenceUnlessFailed(soFar, chosen);
            case FENCE -> afterFence(snapshot, soFar, chosen);
            case DRAIN -> soFar.phases().getLast().succeeded() ? promote(chosen) : undo(soFar);
            case PROMOTE -> undo(soFar);
            case UNDO -> new Refused(failures(soFar), Choice.NONE);
            case PROVE, SETTLE, CATCH_UP, REPOINT, DEMOTE ->
                throw new IllegalStateException("not a phase of a takeover");
        };
    }

    private Decision begin(TopologySnapshot snapshot) {
        TakeoverChecks checks = new TakeoverChecks(snapshot, primary, target, policy);
        List<Reason> refusals = checks.refusals();
        if (!refusals.isEmpty()) {
            return new Refused(refusals, checks.choice());
        }
        Choice choice = checks.choice();
        InstanceId chosen = choice.chosen().orElseThrow().id();
        List<PlannedStep> steps = new ArrayList<>();
        for (ServerView sibling : snapshot.get(primary).replicas()) {
            if (sibling.reachable() && !sibling.id().equals(chosen) && !sibling.downtimed()) {
                steps.add(required(
                        new Step.WaitUntilApplied(sibling.id(), policy.drainAtMost()),
                        "repointing throws unapplied relay logs away (I6)"));
                steps.add(required(
                        new Step.ReplicateFrom(
                                sibling.id(), chosen, Following.attach(sibling).orElseThrow()),
                        "moved while writes go on, it does not lengthen the gap"));
            }
        }
        List<Reason> why = choice.chosen().map(Candidate::reasons).orElse(List.of());
        return new Proceed(new Phase(Phase.Name.SIBLINGS, why, choice, steps));
    }

    private Decision fenceUnlessFailed(SoFar soFar, InstanceId chosen) {
        if (!soFar.phases().getLast().succeeded()) {
            return new Refused(failures(soFar), Choice.NONE);
        }
        return new Proceed(new Phase(
                Phase.Name.FENCE,
                List.of(new Reason("takeover", chosen + " shall take the writes")),
                Choice.NONE,
                List.of(required(new Step.MakeReadOnly(primary), "its last transaction has to be its last (I1)"))));
    }

    private Decision afterFence(TopologySnapshot snapshot, SoFar soFar, InstanceId chosen) {
        ServerView old = snapshot.get(primary);
        Optional<GtidSet> last = old.held();
        if (!soFar.phases().getLast().succeeded() || !old.reachable() || old.writable() || last.isEmpty()) {
            return undo(soFar);
        }
        return new Proceed(new Phase(
                Phase.Name.DRAIN,
                List.of(new Reason(
                        "last transaction", primary + " holds " + last.get().text())),
                Choice.NONE,
                List.of(required(
                        new Step.WaitUntilHolds(chosen, last.get(), policy.takeoverLag()),
                        "nothing acknowledged may be lost (I2)"))));
    }

    private Decision promote(InstanceId chosen) {
        return new Proceed(new Phase(
                Phase.Name.PROMOTE,
                List.of(new Reason("drained", chosen + " holds all that " + primary + " held")),
                Choice.NONE,
                List.of(
                        required(new Step.StopReplication(chosen), "it receives from nobody any more"),
                        required(new Step.ForgetSource(chosen), "the old primary shall not feed it again"),
                        required(new Step.MakeWritable(chosen), "it is the primary now"))));
    }

    /**
     * Gives the writes back only if the new primary cannot have taken any: a failed attempt to make it writable is
     * answered by making it read-only first, in an earlier step of the same kind of phase (I1).
     */
    private Decision undo(SoFar soFar) {
        boolean halfPromoted = soFar.last(Phase.Name.PROMOTE).isPresent();
        if (halfPromoted) {
            return new Refused(
                    Stream.concat(
                                    Stream.of(new Reason(
                                            "half promoted",
                                            "the promotion failed midway: " + primary
                                                    + " stays read-only until a person has looked (I1)")),
                                    failures(soFar).stream())
                            .toList(),
                    Choice.NONE);
        }
        return new Proceed(new Phase(
                Phase.Name.UNDO,
                failures(soFar),
                Choice.NONE,
                List.of(required(new Step.MakeWritable(primary), "the takeover failed before anybody was promoted"))));
    }

    private Phase demote(TopologySnapshot snapshot, InstanceId promoted) {
        return new Phase(
                Phase.Name.DEMOTE,
                List.of(new Reason("promoted", promoted + " takes the writes")),
                Choice.NONE,
                List.of(bestEffort(
                        new Step.ReplicateFrom(
                                primary,
                                promoted,
                                Following.attach(snapshot.get(primary)).orElseThrow()),
                        "the old primary becomes a replica")));
    }

    private Finished finished(InstanceId promoted, SoFar soFar, DonePhase demoted) {
        List<Reason> left = new ArrayList<>(failures(soFar));
        for (int i = 0; i < demoted.results().size(); i++) {
            if (!demoted.results().get(i).succeeded()) {
                left.add(new Reason(
                        "not demoted",
                        PlanPrinter.say(demoted.phase().steps().get(i).step()) + ": "
                                + demoted.results().get(i).detail()));
            }
        }
        return new Finished(promoted, promoted + " took over from " + primary, left);
    }

    private static List<Reason> failures(SoFar soFar) {
        return soFar.phases().stream().flatMap(DonePhase::failures).toList();
    }
}
