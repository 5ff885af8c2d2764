package dev.baton.analysis;

import dev.baton.gtid.GtidSet;
import dev.baton.policy.AnalysisPolicy;
import dev.baton.topology.Failure;
import dev.baton.topology.GroupMembership;
import dev.baton.topology.Instance;
import dev.baton.topology.Observation;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.SemiSync;
import dev.baton.topology.ServerHealth;
import dev.baton.topology.ServerIdentity;
import dev.baton.topology.ServerSettings.RelayLogRecovery;
import dev.baton.topology.ServerSettings.RoleAtRestart;
import dev.baton.topology.ServerView;
import dev.baton.topology.WriteTest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The server that rules are tried on, in the words in which rules ask.
 *
 * @param server the server in its cluster
 * @param place where it stands
 * @param policy the thresholds
 * @param replicas what its replicas say of it
 */
record Subject(ServerView server, Place place, AnalysisPolicy policy, Witnesses replicas) {

    static Subject of(ServerView server, AnalysisPolicy policy) {
        return new Subject(server, Place.of(server), policy, Witnesses.of(server, policy));
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
        return place == Place.PRIMARY || place == Place.LEADING_CO_PRIMARY || place == Place.LEADING_GROUP_MEMBER;
    }

    /** It and another server follow each other. */
    boolean isCoPrimary() {
        return place == Place.CO_PRIMARY || place == Place.LEADING_CO_PRIMARY;
    }

    /** It takes part in a replication group, and follows nobody who follows it. */
    boolean isGroupMember() {
        return place == Place.GROUP_MEMBER || place == Place.LEADING_GROUP_MEMBER;
    }

    boolean isOnlineInGroup() {
        return server.group().state() == GroupMembership.State.ONLINE;
    }

    boolean isPrimaryOfAnyKind() {
        return isPrimary() || isCoPrimary();
    }

    /** The primary, no co-primary, and no member of a group, which replaces its primary itself. */
    boolean isSolePrimary() {
        return place == Place.PRIMARY;
    }

    /** Neither a primary of any kind nor a member of a group: a replica, or one whose place nobody knows. */
    boolean isOther() {
        return place == Place.OTHER;
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
                .filter(other ->
                        !isCoPrimaryOf(other) && !server.feedsTogetherWith(other) && !server.isInGroupWith(other))
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
        for (ReplicationLink link : server.links()) {
            if (wanted.test(link)) {
                return true;
            }
        }
        return false;
    }

    /** More behind than is reasonable, beyond the delay that was set on purpose. */
    boolean lagging() {
        return anyChannel(link -> Channels.isLagging(link, policy));
    }

    /** How its replicas are set up. */
    ReplicaSetup setup() {
        return new ReplicaSetup(server);
    }

    SemiSync semiSync() {
        return server.semiSync();
    }

    /** The other servers of its cluster with the same uuid. */
    List<ServerView> sameUuid() {
        return server.facts()
                .map(facts -> facts.identity().uuid())
                .filter(server.snapshot()::isUuidShared)
                .map(uuid -> twins(other -> other.uuid().equals(uuid)))
                .orElse(List.of());
    }

    /** The other servers of its cluster with the same server id. */
    List<ServerView> sameServerId() {
        return server.facts()
                .map(facts -> facts.identity().serverId())
                .filter(server.snapshot()::isServerIdShared)
                .map(id -> twins(other -> other.serverId() == id))
                .orElse(List.of());
    }

    private List<ServerView> twins(Predicate<ServerIdentity> alike) {
        return server.snapshot().servers().stream()
                .filter(other -> !isSame(server, other) && !other.lostInRecovery())
                .filter(other ->
                        other.facts().map(Instance::identity).filter(alike).isPresent())
                .toList();
    }

    /** A restart would do this to its being read-only or writable, which matters where others are around. */
    boolean roleAtRestart(RoleAtRestart wanted) {
        return reachable()
                && (hasSource() || replicas.some())
                && server.facts()
                        .filter(facts -> facts.settings().roleAtRestart() == wanted)
                        .isPresent();
    }

    // ---- test writes

    Optional<WriteTest.Refused> refusedWrite() {
        return reachable() && health().writes() instanceof WriteTest.Refused refused
                ? Optional.of(refused)
                : Optional.empty();
    }

    boolean refusedWriteFor(WriteTest.Problem problem) {
        return refusedWrite().filter(refused -> refused.problem() == problem).isPresent();
    }

    boolean writesStall() {
        return reachable() && health().writes() instanceof WriteTest.Stalled;
    }

    ServerHealth health() {
        return server.facts().map(Instance::health).orElse(ServerHealth.NONE);
    }

    // ---- relay logs

    /** What it had received and not applied is gone. */
    boolean hasVanished() {
        return !health().vanished().isEmpty();
    }

    /** There are GTIDs among what is gone that no server holds or has received that answers. */
    boolean vanishedForGood() {
        Optional<GtidSet> left = health().vanished().transactions().gtids();
        for (ServerView other : server.snapshot().servers()) {
            if (other.reachable()) {
                Optional<GtidSet> there = other.received();
                left = left.map(gone ->
                        there.filter(gone::sameFlavourAs).map(gone::minus).orElse(gone));
            }
        }
        return left.filter(gone -> !gone.isEmpty()).isPresent();
    }

    boolean hasSilentSource() {
        return server.sources().stream().anyMatch(ServerView::unreachable);
    }

    /** At a restart of the server, or of MariaDB's receiving thread. */
    boolean throwsRelayLogsAway() {
        return discardsAtRestart() || anyChannel(Channels::discardsAtReconnect);
    }

    boolean discardsAtRestart() {
        return server.facts()
                .filter(facts -> facts.settings().relayLogRecovery() == RelayLogRecovery.DISCARDS)
                .isPresent();
    }

    /** A channel from a primary cannot connect. */
    boolean cannotConnectToPrimary() {
        return anyChannel(link -> Channels.cannotConnect(link)
                && server.snapshot()
                        .resolve(link.source())
                        .flatMap(server.snapshot()::find)
                        .filter(ServerView::isPrimary)
                        .isPresent());
    }

    /** Transactions that it can have from none of its sources. */
    Optional<GtidSet> errant() {
        return ErrantTransactions.of(server);
    }

    private static boolean isSame(ServerView one, ServerView other) {
        return one.id().equals(other.id());
    }

    private boolean isCoPrimaryOf(ServerView other) {
        return server.isSourceOf(other) && other.isSourceOf(server);
    }
}
