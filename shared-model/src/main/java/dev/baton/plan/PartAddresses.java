package dev.baton.plan;

import static dev.baton.plan.PlannedStep.bestEffort;

import dev.baton.topology.InstanceId;
import dev.baton.topology.TopologySnapshot;
import java.util.List;
import java.util.stream.Stream;

/**
 * The steps by which the addresses of a lost source follow to another server, each list empty where there is nothing of
 * it to do.
 *
 * @param snapshot the cluster
 * @param moves the addresses
 */
record PartAddresses(TopologySnapshot snapshot, List<AddressMove> moves) {

    PartAddresses {
        moves = List.copyOf(moves);
    }

    /** Whoever has it is told to drop it, once. */
    List<PlannedStep> drops() {
        return moves.stream()
                .filter(move -> !move.dropTried())
                .flatMap(move -> move.holders(snapshot).stream().map(holder -> drop(move, holder)))
                .toList();
    }

    /** Holders that could not be told before, and may be now. */
    List<PlannedStep> dropsAgain(InstanceId to) {
        return moves.stream()
                .filter(move -> move.canBeToldNow(snapshot, to))
                .flatMap(move -> move.untoldBut(to).stream().map(holder -> drop(move, holder)))
                .toList();
    }

    List<PlannedStep> fences() {
        return moves.stream()
                .flatMap(move -> move.toBeFenced(snapshot).stream()
                        .map(holder -> bestEffort(
                                new Step.FenceHost(holder, move.on(holder)),
                                "its host cannot be told to drop the address")))
                .toList();
    }

    List<PlannedStep> waits(InstanceId to) {
        return moves.stream()
                .filter(AddressMove::hasToBeWaitedFor)
                .map(move -> move.waitOut(to))
                .toList();
    }

    List<PlannedStep> looks(InstanceId to) {
        return moves.stream()
                .filter(move -> !move.cleared(snapshot, to) && !move.lookTried())
                .flatMap(move -> move.look(to))
                .toList();
    }

    List<PlannedStep> raises(InstanceId to) {
        return moves.stream()
                .filter(move -> !move.verifiedOn(to))
                .filter(move -> move.cleared(snapshot, to) && move.mayBeRaisedAgainOn(to))
                .flatMap(move -> Stream.of(
                        move.raise(to),
                        bestEffort(new Step.VerifyAddress(to, move.on(to)), "it has to be where the replicas are")))
                .toList();
    }

    /** Once it is there it belongs there, also when the lost source is back. */
    List<PlannedStep> notes(InstanceId to) {
        return moves.stream()
                .filter(move -> move.verifiedOn(to) && !move.noted())
                .map(move -> bestEffort(
                        new Step.NotePart(to, move.on(to)), "the lost source shall not get it back by itself"))
                .toList();
    }

    private static PlannedStep drop(AddressMove move, InstanceId holder) {
        return bestEffort(
                Step.DropAddress.from(holder, move.on(holder)), "nobody shall answer for it when another has it");
    }
}
