package dev.baton.analysis;

import dev.baton.policy.AnalysisPolicy;
import dev.baton.topology.Observation;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ServerView;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a server's replicas say of it: the evidence by which a dead source is told from one that only we cannot reach.
 *
 * <p>Age counts against death only. A replica that said "receiving" is taken to receive until it says otherwise, however
 * old its word is; "not receiving" is believed only while it is fresh, since the replica may have connected again. A
 * replica that turns us away is not heard: it speaks neither for nor against its source.
 */
record Witnesses(List<Witness> all) {

    private static final Witnesses NONE = new Witnesses(List.of());

    private enum Word {
        RECEIVING,
        NOT_RECEIVING,
        UNHEARD
    }

    private record Witness(ServerView replica, ReplicationLink link, Word word) {

        boolean failsToConnect() {
            return word == Word.NOT_RECEIVING && link.io().error().isPresent();
        }

        /** By its last word; being turned away since takes nothing back. */
        boolean replicates() {
            return replica.alive() && link.isReplicating();
        }
    }

    static Witnesses of(ServerView source, AnalysisPolicy policy) {
        List<ServerView> replicas = source.replicas();
        if (replicas.isEmpty()) {
            return NONE;
        }
        Instant freshSince = source.snapshot().takenAt().minus(policy.staleAfter());
        return new Witnesses(replicas.stream()
                .map(replica -> witness(replica, replica.linkFrom(source.id()).orElseThrow(), freshSince))
                .toList());
    }

    boolean none() {
        return all.isEmpty();
    }

    boolean some() {
        return !all.isEmpty();
    }

    boolean allHeard() {
        return unheard() == 0;
    }

    boolean noneHeard() {
        return unheard() == total();
    }

    boolean someReceiving() {
        return receiving() > 0;
    }

    boolean noneReceiving() {
        return receiving() == 0;
    }

    /** None is known to replicate, though at least one is not in downtime and should. */
    boolean noneReplicating() {
        return all.stream().noneMatch(Witness::replicates)
                && all.stream().anyMatch(witness -> !witness.replica().downtimed());
    }

    long total() {
        return all.size();
    }

    long receiving() {
        return count(witness -> witness.word() == Word.RECEIVING);
    }

    long unheard() {
        return count(witness -> witness.word() == Word.UNHEARD);
    }

    long failingToConnect() {
        return count(Witness::failsToConnect);
    }

    private long count(Predicate<Witness> wanted) {
        return all.stream().filter(wanted).count();
    }

    private static Witness witness(ServerView replica, ReplicationLink link, Instant freshSince) {
        return new Witness(replica, link, word(replica.observation(), link, freshSince));
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
}
