package dev.baton.analysis;

import dev.baton.gtid.GtidSet;
import dev.baton.policy.AnalysisPolicy;
import dev.baton.topology.Failure;
import dev.baton.topology.Instance;
import dev.baton.topology.Observation;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.SemiSync;
import dev.baton.topology.ServerView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The server that rules are tried on, in the words in which rules ask.
 *
 * @param server the server in its cluster
 * @param role whether it is the one to take the writes
 * @param policy the thresholds
 * @param replicas what its replicas say of it
 */
record Subject(ServerView server, Role role, AnalysisPolicy policy, Witnesses replicas) {

    private enum Role {
        PRIMARY,
        OTHER
    }

    static Subject of(ServerView server, AnalysisPolicy policy) {
        return new Subject(server, role(server), policy, Witnesses.of(server, policy));
    }

    // ---- life

    boolean reachable() {
        return server.reachable();
    }

    boolean alive() {
        return server.alive();
    }

    /** It was seen once, cannot be reached now, and nothing proves it alive. */
    boolean silent() {
        return server.observation() instanceof Observation.Unreachable;
    }

    /** Known by name only, and nothing proves it alive. */
    boolean neverSeen() {
        return server.observation() instanceof Observation.NeverSeen && !alive();
    }

    /** Whatever the last probe said, more than half of the live workers have it answer. */
    boolean mostWorkersReachIt() {
        return server.snapshot().votes().majorityReaches(server.id());
    }

    /** It answered, with an error of the given kind. */
    boolean turnedAwayBy(Failure.Kind kind) {
        return alive() && failure().filter(failure -> failure.kind() == kind).isPresent();
    }

    /** Why the last probe failed, if it did. */
    Optional<Failure> failure() {
        return switch (server.observation()) {
            case Observation.Reachable reachable -> Optional.empty();
            case Observation.TurnedAway turnedAway -> Optional.of(turnedAway.why());
            case Observation.Unreachable unreachable -> Optional.of(unreachable.why());
            case Observation.NeverSeen neverSeen -> Optional.of(neverSeen.why());
        };
    }

    /** How long before the snapshot it was last asked. */
    Duration age() {
        return Duration.between(server.observation().at(), server.snapshot().takenAt());
    }

    // ---- place

    /**
     * It is the cluster's primary; or one of several where none stands out, or where several feed the same replicas on
     * purpose.
     */
    boolean isPrimary() {
        return role == Role.PRIMARY;
    }

    /** It has no source, or only a co-primary, and the cluster's primary is another one. */
    boolean isOtherPrimary() {
        return server.isPrimary() && !otherPrimaries().isEmpty();
    }

    /** The cluster's primary if it is another server; where none stands out, the others that could be it. */
    List<ServerView> otherPrimaries() {
        Optional<ServerView> primary = server.snapshot().primary();
        Stream<ServerView> primaries = primary.isPresent()
                ? primary.stream()
                : server.snapshot().servers().stream().filter(ServerView::isPrimary);
        return primaries
                .filter(other -> !isSame(server, other) && !other.lostInRecovery())
                .filter(other -> !isCoPrimaryOf(other) && !feedTogether(server, other))
                .toList();
    }

    /** The writable servers that it follows and that follow it, unless it is the cluster's primary. */
    List<ServerView> writableCoPrimaries() {
        return isPrimary() && server.snapshot().primary().isPresent()
                ? List.of()
                : server.sources().stream()
                        .filter(other -> isCoPrimaryOf(other) && other.reachable() && other.writable())
                        .toList();
    }

    boolean hasSource() {
        return !server.links().isEmpty();
    }

    // ---- state

    boolean writable() {
        return server.writable();
    }

    boolean anyChannel(Predicate<ReplicationLink> wanted) {
        return server.links().stream().anyMatch(wanted);
    }

    /** More behind than is reasonable, beyond the delay that was set on purpose. */
    boolean lagging() {
        return anyChannel(link -> link.progress()
                .lag()
                .exceeds(policy.reasonableLag().plus(link.settings().delay())));
    }

    SemiSync semiSync() {
        return server.facts().map(Instance::semiSync).orElse(SemiSync.OFF);
    }

    /** Transactions that it can have from none of its sources. */
    Optional<GtidSet> errant() {
        return ErrantTransactions.of(server);
    }

    private static Role role(ServerView server) {
        boolean isPrimary = server.snapshot()
                .primary()
                .map(primary -> isSame(server, primary) || (server.isPrimary() && feedTogether(server, primary)))
                .orElse(server.isPrimary());
        return isPrimary ? Role.PRIMARY : Role.OTHER;
    }

    private static boolean isSame(ServerView one, ServerView other) {
        return one.id().equals(other.id());
    }

    /** Both are sources of one replica, which collects what several primaries write. */
    private static boolean feedTogether(ServerView one, ServerView other) {
        return one.replicas().stream().anyMatch(other::isSourceOf);
    }

    private boolean isCoPrimaryOf(ServerView other) {
        return server.isSourceOf(other) && other.isSourceOf(server);
    }
}
