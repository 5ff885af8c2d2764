package dev.baton.plan;

import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.Attach;
import dev.baton.topology.ServerView;
import java.util.Optional;

/** How a moved replica finds its place in the log of another source. */
enum MoveWay {
    /** By GTID. */
    BY_GTID,
    /** By file position: one step up, or below a sibling, with both standing still at the same place. */
    BY_FILE,
    /** Its source stays the same: it only starts again. */
    AS_IT_IS;

    /**
     * By GTID if it replicates by GTID already, or if it is too far for file positions.
     *
     * @param from its source now
     * @param below its source then
     */
    static MoveWay of(ServerView replica, InstanceId from, ServerView below) {
        if (from.equals(below.id())) {
            return AS_IT_IS;
        }
        boolean byFile = replica.linkFrom(from)
                .map(ReplicationLink::settings)
                .filter(settings -> settings.attach() == Attach.FILE_POSITION)
                .isPresent();
        return byFile && isNear(replica, from, below) ? BY_FILE : BY_GTID;
    }

    private static boolean isNear(ServerView replica, InstanceId from, ServerView below) {
        Optional<ServerView> source = replica.snapshot().find(from);
        boolean up = source.flatMap(server -> server.linkFrom(below.id())).isPresent();
        return up || below.linkFrom(from).isPresent();
    }
}
