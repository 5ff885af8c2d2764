package dev.baton.plan;

import dev.baton.plan.Decision.Finished;
import dev.baton.plan.Decision.Proceed;
import dev.baton.plan.Decision.Refused;
import dev.baton.plan.PlannedStep.Necessity;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets the virtual addresses of a cluster follow whatever a planner does with the primary's part: around any planner, so
 * that none has to know of them. While all are well, the hosts are checked before anything is changed; the address is
 * dropped as late as is safe ({@link Drop}), raised right after the new one takes writes, and verified. Where
 * the old host cannot be told, the address's policy says how to go on (I1).
 */
final class WithAddresses implements Planner {

    private final Planner planner;
    private final InstanceId from;
    private final Drop drop;

    /**
     * When the old holder's host is told to drop the address: as late as is safe, since from then until the address is
     * raised elsewhere a client hears nothing, and before it is refused at once.
     */
    enum Drop {
        /** With the fence: nobody knows what the old holder does. Later only where its host says that it is not there. */
        WITH_THE_FENCE,
        /** Right before the successor takes writes: the old holder has said that it takes none any more. */
        WITH_THE_PROMOTION
    }

    /** @param from the server whose part the planner gives to another */
    WithAddresses(Planner planner, InstanceId from, Drop drop) {
        this.planner = planner;
        this.from = from;
        this.drop = drop;
    }

    @Override
    public Decision decide(TopologySnapshot snapshot, SoFar soFar) {
        Decision decision = planner.decide(snapshot, WithoutAddresses.of(soFar));
        VipPhases phases = new VipPhases(snapshot, from, AddressMove.all(snapshot, from, soFar));
        if (phases.moves().isEmpty()) {
            return decision;
        }
        return switch (decision) {
            case Proceed(var phase) -> proceed(snapshot, soFar, phases, phase);
            case Finished finished -> finish(snapshot, phases, finished);
            case Refused refused -> giveBack(snapshot, soFar, phases, refused);
        };
    }

    /** An address is raised only where the writes go. */
    @Override
    public boolean stillHolds(TopologySnapshot snapshot, SoFar soFar, Phase open) {
        boolean raises = open.steps().stream()
                .map(PlannedStep::step)
                .filter(Step.RaiseAddress.class::isInstance)
                .map(Step::target)
                .allMatch(target -> open.makesWritable(target) || takesTheWrites(snapshot, target));
        return raises
                && (open.name() == Phase.Name.ADDRESS
                        || planner.stillHolds(snapshot, WithoutAddresses.of(soFar), WithoutAddresses.of(open)));
    }

    private Decision proceed(TopologySnapshot snapshot, SoFar soFar, VipPhases phases, Phase phase) {
        if (soFar.phases().isEmpty() && isWell(snapshot)) {
            return new Proceed(phases.check(phase));
        }
        Optional<Refused> unchecked = checkFailed(soFar, phase);
        if (unchecked.isPresent()) {
            return giveBack(snapshot, soFar, phases, unchecked.get());
        }
        if (phase.name() == Phase.Name.UNDO || phase.name() == Phase.Name.PROVE) {
            return new Proceed(phase);
        }
        List<AddressMove> late = phases.moves().stream()
                .filter(move -> mayDropLate(snapshot, move))
                .toList();
        Optional<Necessity> fencing = fencing(phase);
        if (fencing.isPresent()) {
            return fence(phases.but(late), phase, fencing.get());
        }
        Optional<InstanceId> successor = successor(phase);
        return successor.isPresent()
                ? promote(phases, phase, successor.get(), late)
                : new Proceed(Promotions.inEffect(snapshot, WithoutAddresses.of(soFar))
                        .map(promoted -> phases.raise(phase, promoted))
                        .orElse(phase));
    }

    private boolean isWell(TopologySnapshot snapshot) {
        return snapshot.find(from).filter(ServerView::reachable).isPresent();
    }

    /** What had to be so on hosts before anything else was changed, and is not. */
    private static Optional<Refused> checkFailed(SoFar soFar, Phase next) {
        return soFar.phases().stream()
                .filter(done -> done.phase().name() == Phase.Name.ADDRESS && !done.succeeded())
                .findFirst()
                .map(failed -> new Refused(failed.failures().toList(), next.choice()));
    }

    /** Whether nobody has to fear that the old holder takes a write before the address is dropped. */
    private boolean mayDropLate(TopologySnapshot snapshot, AddressMove move) {
        boolean isSafe = switch (drop) {
            case WITH_THE_FENCE ->
                !move.goesFirst()
                        && snapshot.find(from).filter(ServerView::refused).isPresent();
            case WITH_THE_PROMOTION -> true;
        };
        return isSafe && !move.dropTried() && move.holders(snapshot).equals(List.of(from));
    }

    /** Whether the address is to be dropped beside this phase at the latest, and how much that matters. */
    private Optional<Necessity> fencing(Phase phase) {
        return switch (drop) {
            case WITH_THE_PROMOTION ->
                phase.name() == Phase.Name.DRAIN ? Optional.of(Necessity.REQUIRED) : Optional.empty();
            case WITH_THE_FENCE ->
                phase.name() == Phase.Name.SETTLE || phase.name() == Phase.Name.FENCE
                        ? phase.steps().stream()
                                .filter(planned -> planned.step() instanceof Step.MakeReadOnly
                                        && planned.step().target().equals(from))
                                .map(PlannedStep::necessity)
                                .findFirst()
                        : Optional.empty();
        };
    }

    private static Optional<InstanceId> successor(Phase phase) {
        return phase.name() == Phase.Name.PROMOTE
                ? phase.steps().stream()
                        .map(PlannedStep::step)
                        .filter(Step.MakeWritable.class::isInstance)
                        .map(Step::target)
                        .findFirst()
                : Optional.empty();
    }

    private static Decision fence(VipPhases phases, Phase phase, Necessity necessity) {
        List<AddressMove> first = necessity == Necessity.BEST_EFFORT
                ? phases.moves().stream().filter(AddressMove::goesFirst).toList()
                : List.of();
        List<AddressMove> untold =
                first.stream().filter(move -> !move.dropTried()).toList();
        if (!untold.isEmpty()) {
            return new Proceed(phases.dropFirst(untold));
        }
        return new Proceed(
                phases.hasToFence() ? phases.fenceHosts() : phases.but(first).drop(phase, necessity));
    }

    private static Decision promote(VipPhases phases, Phase phase, InstanceId successor, List<AddressMove> late) {
        List<AddressMove> untold = phases.but(late).moves().stream()
                .filter(move -> !move.dropTried())
                .toList();
        if (!untold.isEmpty()) {
            return new Proceed(phases.dropFirst(untold));
        }
        if (phases.hasToFence()) {
            return new Proceed(phases.fenceHosts());
        }
        return new Proceed(phases.raiseAfterPromotion(phases.dropBeforeWrites(phase, late), successor, late));
    }

    private Decision finish(TopologySnapshot snapshot, VipPhases phases, Finished finished) {
        InstanceId primary = finished.primary();
        if (primary.equals(from)) {
            return finished;
        }
        List<AddressMove> open = phases.moves().stream()
                .filter(move -> !move.verifiedOn(primary))
                .toList();
        List<AddressMove> back = open.stream()
                .filter(move -> move.canBeToldNow(snapshot, primary))
                .toList();
        if (!back.isEmpty()) {
            return new Proceed(phases.dropAgain(back, primary));
        }
        List<AddressMove> leased =
                open.stream().filter(AddressMove::hasToBeWaitedFor).toList();
        if (!leased.isEmpty()) {
            return new Proceed(phases.waitOut(leased, primary));
        }
        List<AddressMove> again = open.stream()
                .filter(move -> move.cleared(snapshot, primary) && move.mayBeRaisedAgainOn(primary))
                .toList();
        if (!again.isEmpty()) {
            return new Proceed(phases.raiseAgain(again, primary));
        }
        List<Reason> left = Stream.concat(
                        finished.left().stream(), open.stream().map(move -> move.left(primary)))
                .toList();
        return new Finished(primary, finished.summary(), left);
    }

    /** Nobody was promoted: where the old holder takes the writes, it gets its address back. */
    private Decision giveBack(TopologySnapshot snapshot, SoFar soFar, VipPhases phases, Refused refused) {
        List<AddressMove> dropped =
                phases.moves().stream().filter(AddressMove::dropTried).toList();
        boolean goesOn = takesTheWrites(snapshot, from)
                && Promotions.inDoubt(snapshot, WithoutAddresses.of(soFar)).isEmpty();
        if (goesOn && dropped.stream().anyMatch(move -> !move.triedToRaiseOn(from))) {
            return new Proceed(phases.raiseAgain(dropped, from));
        }
        Stream<Reason> missing = dropped.stream()
                .filter(move -> !move.raisedOn(from))
                .map(move -> new Reason(
                        "address",
                        move.name() + " was to be dropped on the host of " + from + ", and may not be there any more"));
        return new Refused(Stream.concat(refused.reasons().stream(), missing).toList(), refused.choice());
    }

    private static boolean takesTheWrites(TopologySnapshot snapshot, InstanceId server) {
        return Promotions.claimants(snapshot, server).equals(List.of(server));
    }
}
