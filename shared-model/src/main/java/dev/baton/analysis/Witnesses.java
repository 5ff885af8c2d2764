package dev.baton.analysis;

import dev.baton.policy.AnalysisPolicy;
import dev.baton.topology.Observation;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ServerView;
import java.time.Instant;
import java.util.List;

/**
 * What a server's replicas say of it: the evidence by which a dead source is told from one that only we cannot reach.
 *
 * <p>Age counts against death only. A replica that said "receiving" is taken to receive until it says otherwise, however
 * old its word is; "not receiving" is believed only while it is fresh, since the replica may have connected again. A
 * replica that turns us away is not heard: it speaks neither for nor against its source.
 *
 * @param total how many replicas there are
 * @param receiving those that said that they receive
 * @param unheard those whose word cannot be had or is not fresh
 * @param answering those that answered the last probe
 * @param replicating those that receive and apply, by the last word of those that are alive
 * @param failingToConnect those that said freshly that they cannot connect
 * @param lagging those last seen to be further behind than is reasonable, beyond their own delay
 * @param downtimed those in downtime
 */
record Witnesses(
        int total,
        int receiving,
        int unheard,
        int answering,
        int replicating,
        int failingToConnect,
        int lagging,
        int downtimed) {

    private static final Witnesses NONE = new Witnesses(0, 0, 0, 0, 0, 0, 0, 0);

    private enum Word {
        RECEIVING,
        NOT_RECEIVING,
        UNHEARD
    }

    static Witnesses of(ServerView source, AnalysisPolicy policy) {
        List<ServerView> replicas = source.replicas();
        if (replicas.isEmpty()) {
            return NONE;
        }
        Instant freshSince = source.snapshot().takenAt().minus(policy.staleAfter());
        Count count = new Count();
        for (ServerView replica : replicas) {
            ReplicationLink link = link(replica, source);
            count.add(replica, link, word(replica.observation(), link, freshSince));
            count.lagging += Channels.isLagging(link, policy) ? 1 : 0;
        }
        return count.result(replicas.size());
    }

    boolean none() {
        return total == 0;
    }

    boolean some() {
        return total > 0;
    }

    boolean allHeard() {
        return unheard == 0;
    }

    boolean noneHeard() {
        return unheard == total;
    }

    boolean someReceiving() {
        return receiving > 0;
    }

    boolean noneReceiving() {
        return receiving == 0;
    }

    boolean allLagging() {
        return lagging == total;
    }

    boolean allDowntimed() {
        return downtimed == total && total > 0;
    }

    /** None is known to replicate, though at least one is not in downtime and should. */
    boolean noneReplicating() {
        return replicating == 0 && downtimed < total;
    }

    /** Most replicas have one channel only, and no need to look which it is. */
    private static ReplicationLink link(ServerView replica, ServerView source) {
        List<ReplicationLink> links = replica.links();
        return links.size() == 1
                ? links.getFirst()
                : replica.linkFrom(source.id()).orElseThrow();
    }

    private static Word word(Observation observation, ReplicationLink link, Instant freshSince) {
        return switch (observation) {
            case Observation.Reachable reachable when link.isReceiving() -> Word.RECEIVING;
            case Observation.Reachable reachable when !reachable.at().isBefore(freshSince) -> Word.NOT_RECEIVING;
            case Observation.Reachable stale -> Word.UNHEARD;
            case Observation.TurnedAway turnedAway -> Word.UNHEARD;
            case Observation.Unreachable unreachable -> Word.UNHEARD;
            case Observation.NeverSeen neverSeen -> Word.UNHEARD;
        };
    }

    /** Sums while the replicas are gone through. Used by one thread. */
    private static final class Count {
        private int receiving;
        private int unheard;
        private int answering;
        private int replicating;
        private int failing;
        private int lagging;
        private int downtimed;

        void add(ServerView replica, ReplicationLink link, Word word) {
            receiving += word == Word.RECEIVING ? 1 : 0;
            unheard += word == Word.UNHEARD ? 1 : 0;
            failing += word == Word.NOT_RECEIVING && Channels.cannotConnect(link) ? 1 : 0;
            answering += replica.reachable() ? 1 : 0;
            // By its last word; being turned away since takes nothing back.
            replicating += replica.alive() && link.isReplicating() ? 1 : 0;
            downtimed += replica.downtimed() ? 1 : 0;
        }

        Witnesses result(int total) {
            return new Witnesses(total, receiving, unheard, answering, replicating, failing, lagging, downtimed);
        }
    }
}
