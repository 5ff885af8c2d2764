package dev.baton.plan;

import dev.baton.topology.Instance;
import dev.baton.topology.SemiSync;
import dev.baton.topology.ServerView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether everything that a dead primary acknowledged is on the replicas that answer (I2), by the arithmetic of
 * semi-synchronous replication: a commit that waited for {@code k} of {@code n} replicas is on at least one of any
 * {@code r} of them if {@code r > n - k}.
 */
public sealed interface Acknowledged {

    /** A server is read at least so often: a promise that was given up for a shorter time may go unseen. */
    Duration READ_EVERY = Duration.ofSeconds(10);

    /** Nobody is dead: what the primary holds can be read. */
    record NotAsked() implements Acknowledged {}

    /**
     * All of it is there.
     *
     * @param replicas how many acknowledge ({@code n})
     * @param waitedFor how many a commit waited for ({@code k})
     * @param answering how many of them answer ({@code r})
     */
    record Safe(int replicas, int waitedFor, int answering) implements Acknowledged {}

    /** Some of it may be only on those that do not answer; numbers as in {@link Safe}. */
    record Unsafe(int replicas, int waitedFor, int answering) implements Acknowledged {}

    /** Nothing was promised, or it cannot be told whether the promise was in force. */
    record Unknown(String why) implements Acknowledged {}

    /** It is certain that all is there. */
    default boolean isSafe() {
        return this instanceof Safe;
    }

    /** What holds for the replicas of a primary that is, or is taken for, dead. */
    static Acknowledged of(ServerView primary) {
        if (primary.reachable()) {
            return new NotAsked();
        }
        Optional<SemiSync> last = primary.facts().map(Instance::semiSync);
        if (last.isEmpty()) {
            return new Unknown("the primary was never seen");
        }
        SemiSync semiSync = last.get();
        return switch (semiSync.source()) {
            case OFF -> new Unknown("replication was asynchronous, so nothing was promised");
            case ENABLED -> new Unknown("semi-sync was enabled, but not in force when the primary was last read");
            case ACTIVE -> inForce(primary, semiSync);
        };
    }

    private static Acknowledged inForce(ServerView primary, SemiSync semiSync) {
        int waitedFor = semiSync.acknowledgementsNeeded();
        if (semiSync.clients() < waitedFor) {
            return new Unknown("when the primary was last read, " + Saying.count(semiSync.clients(), "replica")
                    + " acknowledged of the " + waitedFor + " that a commit waits for");
        }
        if (semiSync.timeout().compareTo(READ_EVERY) < 0) {
            return new Unknown("the primary gives up waiting for replicas after " + PlanPrinter.say(semiSync.timeout())
                    + ", which can pass unseen between two reads");
        }
        List<ServerView> acknowledging = primary.replicas().stream()
                .filter(replica -> replica.facts()
                        .filter(facts -> facts.semiSync().replica() != SemiSync.Role.OFF)
                        .isPresent())
                .toList();
        int replicas = Math.max(semiSync.clients(), acknowledging.size());
        int answering =
                (int) acknowledging.stream().filter(ServerView::reachable).count();
        return answering > replicas - waitedFor
                ? new Safe(replicas, waitedFor, answering)
                : new Unsafe(replicas, waitedFor, answering);
    }
}
