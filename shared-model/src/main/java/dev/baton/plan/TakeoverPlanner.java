package dev.baton.plan;

import static dev.baton.plan.PlannedStep.required;

import dev.baton.gtid.GtidSet;
import dev.baton.plan.Decision.Finished;
import dev.baton.plan.Decision.Proceed;
import dev.baton.plan.Decision.Refused;
import dev.baton.plan.SoFar.DonePhase;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import dev.baton.topology.Writability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hands the primary's part to a replica while everybody is well: the other replicas first, then the old primary stops
 * taking writes, its last transaction is applied on the new one, and the parts are swapped. If anything fails before the
 * new primary was told to take writes, or once it is certain that it does not, the old one gets its writes back.
 */
final class TakeoverPlanner implements Planner {

    private final InstanceId primary;
    private final Request.Target target;
    private final RecoveryPolicy policy;
    private final TakeoverPhases phases;

    TakeoverPlanner(InstanceId primary, Request.Target target, RecoveryPolicy policy) {
        this.primary = primary;
        this.target = target;
        this.policy = policy;
        this.phases = new TakeoverPhases(primary, policy);
    }

    @Override
    public Decision decide(TopologySnapshot snapshot, SoFar soFar) {
        Optional<InstanceId> promoted = Promotions.inEffect(snapshot, soFar);
        if (promoted.isPresent()) {
            return afterPromotion(snapshot, soFar, promoted.get());
        }
        if (soFar.phases().isEmpty()) {
            return begin(snapshot);
        }
        Optional<DonePhase> undone = soFar.last(Phase.Name.UNDO);
        if (undone.isPresent()) {
            return new Restoring(snapshot, primary, soFar, policy).afterUndo(undone.get());
        }
        if (!soFar.triedToMakeWritable().isEmpty()) {
            return afterDoubtfulPromotion(snapshot, soFar);
        }
        DonePhase last = soFar.last().orElseThrow();
        return last.succeeded() ? goOn(snapshot, soFar, last.phase().name()) : undo(snapshot, soFar, soFar.failures());
    }

    /** Nobody may be made writable beside another one that is. */
    @Override
    public boolean stillHolds(TopologySnapshot snapshot, SoFar soFar, Phase open) {
        return switch (open.name()) {
            case PROMOTE, UNDO ->
                Promotions.claimants(snapshot, primary, chosen(soFar)).stream().allMatch(open::makesWritable);
            case PROVE,
                    SETTLE,
                    SIBLINGS,
                    FENCE,
                    CATCH_UP,
                    DRAIN,
                    REPOINT,
                    REHANG,
                    SEMI_SYNC,
                    WRITES,
                    REJOIN,
                    DEMOTE,
                    ADDRESS,
                    ALIGN,
                    MOVE,
                    CHANGE -> true;
            case HOOKS_BEFORE, HOOKS_AFTER -> true;
        };
    }

    private Decision begin(TopologySnapshot snapshot) {
        TakeoverChecks checks = new TakeoverChecks(snapshot, primary, target, policy);
        List<Reason> refusals = checks.refusals();
        Choice choice = checks.choice();
        if (!refusals.isEmpty()) {
            return new Refused(refusals, choice);
        }
        InstanceId chosen = choice.chosen().orElseThrow().id();
        List<ServerView> siblings = siblings(snapshot, chosen);
        return siblings.isEmpty() ? fence(snapshot, chosen, choice) : new Proceed(phases.settle(siblings, choice));
    }

    private Decision goOn(TopologySnapshot snapshot, SoFar soFar, Phase.Name last) {
        InstanceId chosen = chosen(soFar);
        List<Reason> lost = lost(snapshot, chosen, last);
        if (!lost.isEmpty()) {
            return undo(snapshot, soFar, lost);
        }
        return switch (last) {
            case SETTLE -> behindSibling(snapshot, chosen).orElseGet(() -> moveSiblings(snapshot, soFar, chosen));
            case CATCH_UP -> moveSiblings(snapshot, soFar, chosen);
            case SIBLINGS -> fence(snapshot, chosen, Choice.NONE);
            case FENCE -> drain(snapshot, soFar, chosen);
            case DRAIN -> promote(snapshot, soFar, chosen);
            case PROVE,
                    PROMOTE,
                    REPOINT,
                    REHANG,
                    SEMI_SYNC,
                    WRITES,
                    REJOIN,
                    DEMOTE,
                    UNDO,
                    ADDRESS,
                    ALIGN,
                    MOVE,
                    CHANGE,
                    HOOKS_BEFORE,
                    HOOKS_AFTER -> throw new IllegalStateException(last + " does not come here");
        };
    }

    /** The target was well when it was chosen. Once it holds all, it need not replicate any more. */
    private List<Reason> lost(TopologySnapshot snapshot, InstanceId chosen, Phase.Name last) {
        Optional<ServerView> server = snapshot.find(chosen).filter(ServerView::reachable);
        if (server.isEmpty()) {
            return List.of(new Reason("target lost", chosen + " does not answer any more"));
        }
        boolean replicates = server.flatMap(view -> view.linkFrom(primary))
                .filter(ReplicationLink::isReplicating)
                .isPresent();
        return replicates || last == Phase.Name.DRAIN
                ? List.of()
                : List.of(new Reason("target lost", chosen + " does not replicate from " + primary + " any more"));
    }

    private Optional<Decision> behindSibling(TopologySnapshot snapshot, InstanceId chosen) {
        ServerView next = snapshot.get(chosen);
        return siblings(snapshot, chosen).stream()
                .filter(sibling -> !next.held()
                        .filter(held -> GenuineTransactions.receivedBy(sibling, primary)
                                .filter(held::contains)
                                .isPresent())
                        .isPresent())
                .flatMap(sibling -> GenuineTransactions.receivedBy(sibling, primary).stream())
                .reduce(GtidSet::union)
                .map(all -> new Proceed(phases.catchUp(chosen, all)));
    }

    private Decision moveSiblings(TopologySnapshot snapshot, SoFar soFar, InstanceId chosen) {
        List<ServerView> settled = siblings(snapshot, chosen).stream()
                .filter(sibling -> soFar.touched().contains(sibling.id()))
                .toList();
        return settled.isEmpty()
                ? fence(snapshot, chosen, Choice.NONE)
                : new Proceed(phases.moveSiblings(settled, chosen));
    }

    /** One that is read-only already needs no fence, and does not get back what it did not have. */
    private Decision fence(TopologySnapshot snapshot, InstanceId chosen, Choice choice) {
        return isFenced(snapshot)
                ? drain(snapshot, SoFar.NOTHING, chosen, choice)
                : new Proceed(phases.fence(chosen, choice));
    }

    private boolean isFenced(TopologySnapshot snapshot) {
        return snapshot.find(primary)
                .filter(ServerView::reachable)
                .flatMap(ServerView::facts)
                .filter(facts -> facts.writability() == Writability.SUPER_READ_ONLY
                        || (facts.version().isMariaDb() && !facts.writability().isWritable()))
                .isPresent();
    }

    private Decision drain(TopologySnapshot snapshot, SoFar soFar, InstanceId chosen) {
        return drain(snapshot, soFar, chosen, Choice.NONE);
    }

    private Decision drain(TopologySnapshot snapshot, SoFar soFar, InstanceId chosen, Choice choice) {
        Optional<ServerView> old = snapshot.find(primary).filter(ServerView::reachable);
        Optional<GtidSet> last = old.filter(server -> !server.writable()).flatMap(ServerView::held);
        if (last.isEmpty()) {
            return undo(snapshot, soFar, List.of(new Reason("not fenced", fenceTrouble(old))));
        }
        return new Proceed(phases.drain(chosen, last.get(), choice));
    }

    // An Optional as a parameter, since not answering is one of the troubles.
    private String fenceTrouble(Optional<ServerView> old) {
        return old.isEmpty()
                ? primary + " does not answer any more, so that its last transaction is not known"
                : primary + " takes writes again: somebody else made it writable";
    }

    private Decision promote(TopologySnapshot snapshot, SoFar soFar, InstanceId chosen) {
        Optional<ServerView> old = snapshot.find(primary).filter(ServerView::reachable);
        if (old.filter(ServerView::writable).isPresent()) {
            return undo(snapshot, soFar, List.of(new Reason("not fenced", fenceTrouble(old))));
        }
        return new Proceed(phases.promote(snapshot.get(chosen), snapshot.get(primary)));
    }

    /** It was told to take writes, and does not: before the old one may take them again, it has to be kept from it. */
    private Decision afterDoubtfulPromotion(TopologySnapshot snapshot, SoFar soFar) {
        Optional<Reason> doubt = Promotions.inDoubt(snapshot, soFar).or(() -> Promotions.unfenced(soFar));
        if (doubt.isPresent()) {
            List<Reason> reasons = new ArrayList<>(List.of(
                    doubt.get(), new Reason("read-only", primary + " stays read-only until a person has looked (I1)")));
            reasons.addAll(soFar.failures());
            return new Restoring(snapshot, primary, soFar, policy).refused(new Refused(reasons, Choice.NONE));
        }
        return Promotions.toFence(soFar)
                .<Decision>map(tried -> new Proceed(phases.fenceTried(tried)))
                .orElseGet(() -> undo(snapshot, soFar, soFar.failures()));
    }

    private Decision undo(TopologySnapshot snapshot, SoFar soFar, List<Reason> reasons) {
        boolean fenced = soFar.stepsOf(Phase.Name.FENCE)
                .anyMatch(done -> done.step().target().equals(primary));
        List<PlannedStep> writes = fenced
                ? List.of(required(new Step.MakeWritable(primary), "the takeover failed, and nobody else takes writes"))
                : List.of();
        return new Restoring(snapshot, primary, soFar, policy).undo(new Refused(reasons, Choice.NONE), writes);
    }

    private Decision afterPromotion(TopologySnapshot snapshot, SoFar soFar, InstanceId promoted) {
        Optional<DonePhase> demoted = soFar.last(Phase.Name.DEMOTE);
        if (demoted.isPresent()) {
            return finished(snapshot, soFar, promoted);
        }
        if (snapshot.find(promoted).filter(ServerView::reachable).isEmpty()) {
            return new Refused(
                    List.of(new Reason(
                            "promoted, then lost",
                            promoted + " was promoted and answers no more; " + primary
                                    + " stays read-only until a person has looked (I1)")),
                    Choice.NONE);
        }
        List<ServerView> kept = replicas(snapshot, promoted);
        return kept.isEmpty() || soFar.last(Phase.Name.REPOINT).isPresent()
                ? new Proceed(phases.demote(snapshot, promoted))
                : new Proceed(phases.moveKept(kept, promoted));
    }

    private Finished finished(TopologySnapshot snapshot, SoFar soFar, InstanceId promoted) {
        List<Reason> left = new ArrayList<>(soFar.failures());
        Family.of(snapshot, primary, SoFar.NOTHING).members().stream()
                .filter(server -> !server.id().equals(promoted))
                .map(server -> new Reason("left behind", server.id() + " stays below " + primary))
                .forEach(left::add);
        return new Finished(promoted, promoted + " took over from " + primary, left);
    }

    private List<ServerView> siblings(TopologySnapshot snapshot, InstanceId chosen) {
        List<InstanceId> kept = new AcknowledgementSet(snapshot.get(primary), snapshot.get(chosen)).kept();
        return replicas(snapshot, chosen).stream()
                .filter(sibling -> !kept.contains(sibling.id()))
                .toList();
    }

    /** All that have to be brought along. */
    private List<ServerView> replicas(TopologySnapshot snapshot, InstanceId chosen) {
        return Family.of(snapshot, primary, SoFar.NOTHING).reachable().stream()
                .filter(sibling -> !sibling.id().equals(chosen) && !sibling.downtimed())
                .toList();
    }

    private static InstanceId chosen(SoFar soFar) {
        return soFar.phases().getFirst().phase().choice().chosen().orElseThrow().id();
    }
}
