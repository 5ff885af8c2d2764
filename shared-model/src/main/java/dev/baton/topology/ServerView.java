package dev.baton.topology;

import dev.baton.gtid.GtidSet;
import dev.baton.topology.ReplicationLink.Progress;
import java.util.List;
import java.util.Optional;

/**
 * One server seen in its snapshot: the words in which rules and planners ask. Immutable.
 *
 * @param snapshot the cluster around it
 * @param server the server itself
 */
public record ServerView(TopologySnapshot snapshot, Server server) {

    public InstanceId id() {
        return server.id();
    }

    /** What the last probe brought. */
    public Observation observation() {
        return server.observation();
    }

    /** What the last good probe read; empty only if there was none. */
    public Optional<Instance> facts() {
        return observation().facts();
    }

    /** The channels it was last seen to receive by. */
    public List<ReplicationLink> links() {
        return facts().map(Instance::links).orElse(List.of());
    }

    // ---- life

    /** The last probe got all its answers. */
    public boolean reachable() {
        return observation() instanceof Observation.Reachable;
    }

    /** The last probe could not reach it, and nothing proves it alive. */
    public boolean unreachable() {
        return observation() instanceof Observation.Unreachable
                || (observation() instanceof Observation.NeverSeen never
                        && !never.why().kind().provesAlive());
    }

    /** It lets time pass instead of answering or breaking the connection: frozen, or behind a network that is. */
    public boolean silent() {
        return isGone(Failure.Kind.TIMED_OUT);
    }

    /** Its host answers that nothing listens on its port: it is not there, and clients hear the same at once. */
    public boolean refused() {
        return isGone(Failure.Kind.REFUSED);
    }

    private boolean isGone(Failure.Kind how) {
        return observation() instanceof Observation.Unreachable gone
                && gone.why().kind() == how;
    }

    /** It answered, though perhaps only to turn us away. */
    public boolean alive() {
        return !unreachable();
    }

    /** Taken out by an operator, or left behind by a recovery, at the snapshot's moment. */
    public boolean downtimed() {
        return server.downtime().isActiveAt(snapshot.takenAt());
    }

    /** Left behind by a recovery, and not yet taken back. */
    public boolean lostInRecovery() {
        return downtimed() && server.downtime().isLostInRecovery();
    }

    // ---- place in the topology

    /** The servers of the cluster that it receives from, one per channel. */
    public List<ServerView> sources() {
        return snapshot.sourcesOf(id());
    }

    /** The servers of the cluster that receive from it. */
    public List<ServerView> replicas() {
        return snapshot.replicasOf(id());
    }

    /** It receives from nobody, as far as known, and no group feeds it; or it and another receive from each other. */
    public boolean isPrimary() {
        return facts().filter(facts -> !facts.isReplica() && !facts.group().isSecondary())
                        .isPresent()
                || isCoPrimary();
    }

    /** Its place in a replication group. */
    public GroupMembership group() {
        return facts().map(Instance::group).orElse(GroupMembership.NONE);
    }

    /** Both take part in one replication group. */
    public boolean isInGroupWith(ServerView other) {
        return group().isMember()
                && other.group().isMember()
                && group().group().equals(other.group().group());
    }

    /** Its part in semi-synchronous replication, as last seen; off if it never was. */
    public SemiSync semiSync() {
        return facts().map(Instance::semiSync).orElse(SemiSync.OFF);
    }

    /** It passes a binary log on and applies nothing itself. */
    public boolean isBinlogServer() {
        return facts().filter(facts -> facts.version().isBinlogServer()).isPresent();
    }

    /** It and another server of the cluster receive from each other. */
    public boolean isCoPrimary() {
        return snapshot.isCoPrimary(id());
    }

    /** The given server receives from this one. */
    public boolean isSourceOf(ServerView other) {
        return other.sources().stream().anyMatch(source -> source.id().equals(id()));
    }

    /** Both are sources of one replica, which collects what several primaries write. */
    public boolean feedsTogetherWith(ServerView other) {
        return replicas().stream().anyMatch(other::isSourceOf);
    }

    /** It receives from some server and is no co-primary. */
    public boolean isReplica() {
        return facts().filter(Instance::isReplica).isPresent() && !isCoPrimary();
    }

    /** A replica that has replicas itself. */
    public boolean isIntermediateSource() {
        return isReplica() && !replicas().isEmpty();
    }

    // ---- state

    /** Applications could write to it when it was last seen. */
    public boolean writable() {
        return facts().filter(facts -> facts.writability().isWritable()).isPresent();
    }

    /** All its channels run, both threads. */
    public boolean replicating() {
        return !links().isEmpty() && links().stream().allMatch(ReplicationLink::isReplicating);
    }

    /** Its channel from the given server, if it has one. */
    public Optional<ReplicationLink> linkFrom(InstanceId source) {
        return links().stream()
                .filter(link ->
                        snapshot.resolve(link.source()).filter(source::equals).isPresent())
                .findFirst();
    }

    /** Transactions executed here or applied here; empty without GTIDs or without facts. */
    public Optional<GtidSet> held() {
        return facts().flatMap(facts -> facts.gtid().held());
    }

    /** Transactions held, and those received but not yet applied. */
    public Optional<GtidSet> received() {
        return held().map(held -> links().stream()
                .flatMap(link -> link.progress().retrieved().gtids().stream())
                .reduce(held, GtidSet::union));
    }

    /**
     * Whether something was received that is not applied yet (I6), by GTID where there are GTIDs and by file position
     * besides. What cannot be told counts as unapplied.
     */
    public boolean hasUnapplied() {
        return facts().map(facts -> facts.links().stream().anyMatch(link -> !allApplied(facts, link.progress())))
                .orElse(true);
    }

    /** The same of one channel; of all where it has none from there. */
    public boolean hasUnappliedFrom(InstanceId source) {
        return linkFrom(source).map(this::hasUnapplied).orElseGet(this::hasUnapplied);
    }

    /** The same of this channel. */
    public boolean hasUnapplied(ReplicationLink link) {
        return facts().map(facts -> !allApplied(facts, link.progress())).orElse(true);
    }

    private static boolean allApplied(Instance facts, Progress progress) {
        Optional<GtidSet> retrieved = progress.retrieved().gtids();
        Optional<GtidSet> held = facts.gtid().held();
        if (retrieved.isPresent() && held.isPresent()) {
            return held.get().contains(retrieved.get());
        }
        return progress.read().equals(progress.applied());
    }
}
