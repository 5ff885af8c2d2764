package dev.baton.topology;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The facts that one successful probe read from one server.
 *
 * @param id the address it is known by
 * @param identity what it calls itself
 * @param version vendor and version
 * @param writability who may write
 * @param binaryLog its binary log
 * @param gtid its global transaction ids
 * @param links the channels it receives by; none on a primary
 * @param semiSync semi-synchronous replication
 * @param listedReplicas the replicas it lists as connected
 * @param settings the rest
 * @param group its place in a replication group
 * @param health what no single reading shows
 */
public record Instance(
        InstanceId id,
        ServerIdentity identity,
        ServerVersion version,
        Writability writability,
        BinaryLog binaryLog,
        GtidState gtid,
        List<ReplicationLink> links,
        SemiSync semiSync,
        List<InstanceId> listedReplicas,
        ServerSettings settings,
        GroupMembership group,
        ServerHealth health) {

    public Instance {
        links = List.copyOf(links);
        listedReplicas = List.copyOf(listedReplicas);
    }

    /** Facts of a server in no group, of which nothing more is known. */
    public Instance(
            InstanceId id,
            ServerIdentity identity,
            ServerVersion version,
            Writability writability,
            BinaryLog binaryLog,
            GtidState gtid,
            List<ReplicationLink> links,
            SemiSync semiSync,
            List<InstanceId> listedReplicas,
            ServerSettings settings) {
        this(
                id,
                identity,
                version,
                writability,
                binaryLog,
                gtid,
                links,
                semiSync,
                listedReplicas,
                settings,
                GroupMembership.NONE,
                ServerHealth.NONE);
    }

    /** Whether it receives from any source. */
    public boolean isReplica() {
        return !links.isEmpty();
    }

    /** The same server under another address. */
    public Instance knownAs(InstanceId other) {
        return new Instance(
                other,
                identity,
                version,
                writability,
                binaryLog,
                gtid,
                links,
                semiSync,
                listedReplicas,
                settings,
                group,
                health);
    }

    /** The same facts, with what is gone since the server was seen before. */
    public Instance since(Instance before) {
        return with(new ServerHealth(Vanished.between(before, this), health.writes()));
    }

    /** The same facts with another health. */
    public Instance with(ServerHealth other) {
        return new Instance(
                id,
                identity,
                version,
                writability,
                binaryLog,
                gtid,
                links,
                semiSync,
                listedReplicas,
                settings,
                group,
                other);
    }

    /** The same facts with the addresses of sources and listed replicas put into the words we know them by. */
    public Instance translating(UnaryOperator<InstanceId> names) {
        return new Instance(
                id,
                identity,
                version,
                writability,
                binaryLog,
                gtid,
                links.stream().map(link -> link.translating(names)).toList(),
                semiSync,
                listedReplicas.stream().map(names).toList(),
                settings,
                group.translating(names),
                health);
    }
}
