package dev.baton.store;

import static java.util.stream.Collectors.groupingBy;

import dev.baton.topology.ClusterId;
import dev.baton.topology.ClusterInfo;
import dev.baton.topology.Downtime;
import dev.baton.topology.InstanceId;
import dev.baton.topology.PromotionRule;
import dev.baton.topology.Server;
import dev.baton.topology.TopologySnapshot;
import dev.baton.topology.Vote;
import dev.baton.topology.Votes;
import dev.baton.vip.Hindrance;
import dev.baton.vip.Sighting;
import dev.baton.vip.Vip;
import dev.baton.vip.VipStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes of the tables what analysis and planning read: clusters at one moment of the store's clock, seen in one
 * transaction. Safe for use by many threads.
 */
public final class SnapshotReader {

    private final Db db;
    private final Duration workersWithin;

    /** @param workersWithin a worker that did not check in for longer does not count, nor does its vote */
    public SnapshotReader(Db db, Duration workersWithin) {
        this.db = db;
        this.workersWithin = workersWithin;
    }

    /** What is said and known beside the servers themselves, at one moment. */
    private record Around(
            Instant takenAt,
            Map<InstanceId, PromotionRule> rules,
            Map<InstanceId, Downtime> downtimes,
            Map<String, List<Sighting>> sightings,
            Map<String, List<Hindrance>> hindrances,
            int liveWorkers) {

        Server server(KnownServer known) {
            return new Server(
                    known.id(),
                    known.observation(),
                    rules.getOrDefault(known.id(), PromotionRule.NEUTRAL),
                    downtimes.getOrDefault(known.id(), Downtime.NONE));
        }

        TopologySnapshot snapshot(ClusterInfo cluster, List<KnownServer> servers, List<Vote> votes) {
            return new TopologySnapshot(
                    cluster, takenAt, servers.stream().map(this::server).toList(), new Votes(votes, liveWorkers));
        }

        List<VipStatus> statuses(List<Vip> vips) {
            return vips.stream()
                    .map(vip -> new VipStatus(
                            vip,
                            sightings.getOrDefault(vip.address().ip(), List.of()),
                            hindrances.getOrDefault(vip.address().ip(), List.of())))
                    .toList();
        }
    }

    /** The cluster as it is known now; empty if there is no such cluster. */
    public Optional<TopologySnapshot> snapshot(ClusterId id) {
        return db.inTransaction(session -> ClustersTable.find(session, id).map(cluster -> snapshot(session, cluster)));
    }

    private TopologySnapshot snapshot(Session session, ClusterInfo cluster) {
        Around around = around(session);
        return around.snapshot(
                        cluster,
                        ServersTable.ofCluster(session, cluster.id()),
                        VotesTable.ofCluster(session, cluster.id(), workersWithin))
                .withVips(around.statuses(VipsTable.ofCluster(session, cluster.id())));
    }

    /** All clusters as they are known now, by alias, in as many queries as for one. */
    public List<TopologySnapshot> snapshots() {
        return db.inTransaction(session -> {
            List<ClusterInfo> clusters = ClustersTable.all(session);
            Around around = around(session);
            Map<ClusterId, List<KnownServer>> servers =
                    ServersTable.all(session).stream().collect(groupingBy(KnownServer::cluster));
            Map<InstanceId, List<Vote>> votes =
                    VotesTable.all(session, workersWithin).stream().collect(groupingBy(Vote::server));
            Map<ClusterId, List<Vip>> vips = VipsTable.byCluster(session);
            return clusters.stream()
                    .map(cluster -> {
                        List<KnownServer> members = servers.getOrDefault(cluster.id(), List.of());
                        return around.snapshot(cluster, members, votesOn(members, votes))
                                .withVips(around.statuses(vips.getOrDefault(cluster.id(), List.of())));
                    })
                    .toList();
        });
    }

    private Around around(Session session) {
        return new Around(
                Db.now(session),
                PromotionRulesTable.currentByServer(session),
                DowntimesTable.current(session),
                VipSightingsTable.all(session),
                VipSightingsTable.hindrances(session),
                NodesTable.countLive(session, workersWithin));
    }

    private static List<Vote> votesOn(List<KnownServer> members, Map<InstanceId, List<Vote>> votes) {
        return members.stream()
                .flatMap(member -> votes.getOrDefault(member.id(), List.of()).stream())
                .toList();
    }
}
