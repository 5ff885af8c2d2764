package dev.baton.plan;

import static dev.baton.plan.PlannedStep.bestEffort;
import static dev.baton.plan.PlannedStep.required;

import dev.baton.plan.PlannedStep.Necessity;
import dev.baton.topology.InstanceId;
import dev.baton.topology.TopologySnapshot;
import dev.baton.vip.VipPolicy.WhenUnreachable;
import java.util.List;
import java.util.stream.Stream;

/**
 * The phases of a plan with the steps for virtual addresses in them.
 *
 * @param snapshot the cluster
 * @param from the server whose part is given to another
 * @param moves the addresses that follow
 */
record VipPhases(TopologySnapshot snapshot, InstanceId from, List<AddressMove> moves) {

    VipPhases {
        moves = List.copyOf(moves);
    }

    /** The same without some of the addresses. */
    VipPhases but(List<AddressMove> some) {
        return new VipPhases(
                snapshot,
                from,
                moves.stream().filter(move -> !some.contains(move)).toList());
    }

    /** While all are well: both hosts have to be at hand before anything is changed. */
    Phase check(Phase next) {
        Stream<InstanceId> chosen = next.choice().chosen().map(Candidate::id).stream();
        List<PlannedStep> steps = Stream.concat(Stream.of(from), chosen)
                .flatMap(server -> moves.stream()
                        .map(move -> required(
                                new Step.CheckHost(server, move.on(server)), "its address has to be moved with it")))
                .toList();
        return alone("hosts", "nothing is changed before the hosts are known to answer", steps);
    }

    /** Before anything else, since the address's policy or the plan wants it so. */
    Phase dropFirst(List<AddressMove> some) {
        List<PlannedStep> steps = some.stream()
                .flatMap(move -> drops(
                        move,
                        move.whenUnreachable() == WhenUnreachable.STOP ? Necessity.REQUIRED : Necessity.BEST_EFFORT))
                .toList();
        return alone("old holder", "nobody shall answer for the address when another takes the writes (I1)", steps);
    }

    /** Holders that could not be told before, and may be now. */
    Phase dropAgain(List<AddressMove> some, InstanceId successor) {
        List<PlannedStep> steps = some.stream()
                .flatMap(move -> move.untoldBut(successor).stream()
                        .map(holder -> bestEffort(
                                Step.DropAddress.from(holder, move.on(holder)),
                                "it answers again, and may have it (I1)")))
                .toList();
        return alone("old holder", "a host that could not be told before is back", steps);
    }

    /** Together with the fencing of the old holder. */
    Phase drop(Phase phase, Necessity necessity) {
        return with(
                phase,
                Stream.concat(
                        phase.steps().stream(),
                        moves.stream().filter(move -> !move.dropped()).flatMap(move -> drops(move, necessity))));
    }

    boolean hasToFence() {
        return moves.stream().anyMatch(move -> !move.toBeFenced(snapshot).isEmpty());
    }

    /** The hosts that could not be told, where the address's policy wants that; if that fails, nobody is promoted. */
    Phase fenceHosts() {
        List<PlannedStep> steps = moves.stream()
                .flatMap(move -> move.toBeFenced(snapshot).stream()
                        .map(holder -> required(
                                new Step.FenceHost(holder, move.on(holder)),
                                "its host cannot be told to drop the address (I1)")))
                .toList();
        return alone("fence", "a host that may have the address cannot be told to drop it", steps);
    }

    /** Right before the step that makes the successor writable: if it fails, nobody is promoted. */
    Phase dropBeforeWrites(Phase phase, List<AddressMove> late) {
        return with(
                phase,
                phase.steps().stream()
                        .flatMap(planned -> planned.step() instanceof Step.MakeWritable(var successor)
                                ? Stream.concat(
                                        late.stream().map(move -> move.dropBefore(successor)), Stream.of(planned))
                                : Stream.of(planned)));
    }

    /** Right behind the step that makes the successor writable, if nobody else has the address any more. */
    Phase raiseAfterPromotion(Phase phase, InstanceId successor, List<AddressMove> late) {
        return with(
                phase,
                Stream.concat(
                        phase.steps().stream(),
                        moves.stream()
                                .flatMap(move -> late.contains(move) || move.cleared(snapshot, successor)
                                        ? Stream.of(move.raise(successor))
                                        : move.look(successor))));
    }

    /** What is not raised yet is, and what is raised is verified. */
    Phase raise(Phase phase, InstanceId promoted) {
        Stream<PlannedStep> steps = moves.stream()
                .filter(move -> move.cleared(snapshot, promoted))
                .filter(move -> !move.verifiedOn(promoted))
                .flatMap(move -> move.raisedOn(promoted)
                        ? Stream.of(move.verify(promoted))
                        : Stream.of(move.raise(promoted), move.verify(promoted)));
        return with(phase, Stream.concat(steps, phase.steps().stream()));
    }

    /** When everybody else has a source again, since it takes long. */
    Phase waitOut(List<AddressMove> some, InstanceId server) {
        return alone(
                "lease",
                "the host of " + from + " cannot be told to drop the address",
                some.stream().map(move -> move.waitOut(server)).toList());
    }

    Phase raiseAgain(List<AddressMove> some, InstanceId server) {
        List<PlannedStep> steps = some.stream()
                .flatMap(move -> Stream.of(move.raise(server), move.verify(server)))
                .toList();
        return alone("address", server + " takes the writes, and is to have the address", steps);
    }

    private Stream<PlannedStep> drops(AddressMove move, Necessity necessity) {
        return move.holders(snapshot).stream()
                .map(holder -> new PlannedStep(
                        Step.DropAddress.from(holder, move.on(holder)),
                        holder.equals(from) ? necessity : Necessity.BEST_EFFORT,
                        "nobody may reach it by the address any more (I1)"));
    }

    private static Phase alone(String topic, String why, List<PlannedStep> steps) {
        return new Phase(Phase.Name.ADDRESS, List.of(new Reason(topic, why)), Choice.NONE, steps);
    }

    private static Phase with(Phase phase, Stream<PlannedStep> steps) {
        return new Phase(phase.name(), phase.why(), phase.choice(), steps.toList());
    }
}
