package dev.baton.plan;

import dev.baton.plan.Decision.Finished;
import dev.baton.plan.Decision.Proceed;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import dev.baton.vip.VipRole;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets the virtual addresses of a lost intermediate source follow to the relative that took its replicas: once those have
 * other sources, which does not wait for an address. What may be done where the lost host cannot be told to drop an
 * address its policy says, as for a primary's; the replicas get other sources whatever it says.
 */
final class WithSourceAddresses implements Planner {

    private final Planner planner;
    private final InstanceId from;

    /** @param from the source that was lost */
    WithSourceAddresses(Planner planner, InstanceId from) {
        this.planner = planner;
        this.from = from;
    }

    @Override
    public Decision decide(TopologySnapshot snapshot, SoFar soFar) {
        Decision decision = planner.decide(snapshot, WithoutAddresses.of(soFar));
        List<AddressMove> moves = AddressMove.all(snapshot, from, soFar).stream()
                .filter(move -> move.vip().vip().role() instanceof VipRole.PartOf)
                .toList();
        return decision instanceof Finished finished && !moves.isEmpty()
                ? follow(new PartAddresses(snapshot, moves), finished)
                : decision;
    }

    /** An address is not raised behind the back of a source that has come back meanwhile. */
    @Override
    public boolean stillHolds(TopologySnapshot snapshot, SoFar soFar, Phase open) {
        return open.name() == Phase.Name.ADDRESS
                ? snapshot.find(from).filter(ServerView::reachable).isEmpty()
                : planner.stillHolds(snapshot, WithoutAddresses.of(soFar), open);
    }

    private Decision follow(PartAddresses addresses, Finished finished) {
        InstanceId to = finished.primary();
        Stream<Supplier<List<PlannedStep>>> inOrder = Stream.of(
                addresses::drops,
                () -> addresses.dropsAgain(to),
                addresses::fences,
                () -> addresses.waits(to),
                () -> addresses.looks(to),
                () -> addresses.raises(to),
                () -> addresses.notes(to));
        return inOrder.map(Supplier::get)
                .filter(steps -> !steps.isEmpty())
                .findFirst()
                .<Decision>map(steps -> new Proceed(phase(to, steps)))
                .orElseGet(() -> end(addresses, finished));
    }

    private Phase phase(InstanceId to, List<PlannedStep> steps) {
        Reason why = new Reason("part", to + " has taken the replicas of " + from + ", and its address goes with them");
        return new Phase(Phase.Name.ADDRESS, List.of(why), Choice.NONE, steps);
    }

    private static Finished end(PartAddresses addresses, Finished finished) {
        Stream<Reason> open = addresses.moves().stream()
                .filter(move -> !move.verifiedOn(finished.primary()))
                .map(move -> move.left(finished.primary()));
        return new Finished(
                finished.primary(),
                finished.summary(),
                Stream.concat(finished.left().stream(), open).toList());
    }
}
