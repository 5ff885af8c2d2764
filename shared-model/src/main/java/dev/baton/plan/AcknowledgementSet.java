package dev.baton.plan;

import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.SemiSync;
import dev.baton.topology.ServerView;
import java.util.List;
import java.util.Optional;

/**
 * Who acknowledges for a primary while its part is handed over, so that neither its commits nor the new primary's ever
 * hang: as long as it takes writes, as many replicas as it waits for stay with it, also where that is more than one.
 *
 * @param old the primary
 * @param next who shall take over
 */
record AcknowledgementSet(ServerView old, ServerView next) {

    /** The replicas that have to stay with the old primary until it takes no more writes. */
    List<InstanceId> kept() {
        if (old.semiSync().source() == SemiSync.Role.OFF) {
            return List.of();
        }
        long staying = old.replicas().stream()
                .filter(replica -> acknowledges(replica) && (replica.downtimed() || isNext(replica)))
                .count();
        return old.replicas().stream()
                .filter(replica -> acknowledges(replica) && !replica.downtimed() && !isNext(replica))
                .map(ServerView::id)
                .limit(Math.max(0, old.semiSync().acknowledgementsNeeded() - staying))
                .toList();
    }

    /** Why the new primary's commits would hang for ever; empty if they would not. */
    Optional<Reason> hanging() {
        if (next.semiSync().source() == SemiSync.Role.OFF) {
            return Optional.empty();
        }
        long siblings = old.replicas().stream()
                .filter(replica -> !isNext(replica) && !replica.downtimed() && acknowledges(replica))
                .count();
        long all = siblings + (old.semiSync().replica() == SemiSync.Role.OFF ? 0 : 1);
        return all < next.semiSync().acknowledgementsNeeded()
                ? Optional.of(new Reason(
                        "semi-sync",
                        next.id() + " would wait for "
                                + Saying.count(next.semiSync().acknowledgementsNeeded(), "acknowledgement")
                                + ", and only "
                                + Saying.count(all, "server")
                                + " could give one: enable semi-sync on more, or disable it on "
                                + next.id() + " as a source"))
                : Optional.empty();
    }

    private boolean isNext(ServerView replica) {
        return replica.id().equals(next.id());
    }

    /** Whether it gives acknowledgements now: it receives, and is set up to. */
    static boolean acknowledges(ServerView replica) {
        return replica.reachable()
                && replica.semiSync().replica() != SemiSync.Role.OFF
                && replica.links().stream().anyMatch(ReplicationLink::isReceiving);
    }
}
