package dev.baton.plan;

import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.TopologySnapshot;

/** Moves one replica by GTID, or by file position where it replicates so and it is near enough. */
final class RelocatePlanner implements Planner {

    private final Move.Relocate move;
    private final MovePlanner byGtid;
    private final FileMovePlanner byFile;

    RelocatePlanner(Move.Relocate move, RecoveryPolicy policy) {
        this.move = move;
        this.byGtid = new MovePlanner(new Movers(move, policy), policy);
        this.byFile = new FileMovePlanner(move, policy);
    }

    @Override
    public Decision decide(TopologySnapshot snapshot, SoFar soFar) {
        return isByFile(snapshot, soFar) ? byFile.decide(snapshot, soFar) : byGtid.decide(snapshot, soFar);
    }

    /** What was begun in one way goes on so. */
    private boolean isByFile(TopologySnapshot snapshot, SoFar soFar) {
        if (!soFar.phases().isEmpty()) {
            return soFar.phases().getFirst().phase().name() == Phase.Name.ALIGN;
        }
        return snapshot.find(move.replica())
                .flatMap(replica -> snapshot.find(move.below()).map(below -> MoveWay.of(replica, move.from(), below)))
                .filter(way -> way == MoveWay.BY_FILE)
                .isPresent();
    }
}
