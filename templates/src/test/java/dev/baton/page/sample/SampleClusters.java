package dev.baton.page.sample;

import static dev.baton.page.sample.SampleServer.mariaDb;
import static dev.baton.page.sample.SampleServer.mysql;

import dev.baton.topology.ClusterId;
import dev.baton.topology.ClusterInfo;
import dev.baton.topology.Failure;
import dev.baton.topology.InstanceId;
import dev.baton.topology.PromotionRule;
import dev.baton.topology.ReplicationError;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.Server;
import dev.baton.topology.TopologySnapshot;
import dev.baton.topology.Vote;
import dev.baton.topology.Votes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Clusters in all states that a page has to show. */
public final class SampleClusters {

    /** When every sample was seen. */
    public static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    /** A name that would do harm on a page that does not escape. */
    public static final String HOSTILE = "<img src=x onerror=\"alert(1)\"> & 'q'";

    private static final ReplicationError CANNOT_CONNECT = new ReplicationError(
            2003, "error connecting to master 'replication@ledger-1:3306' - retry-time: 1  retries: 3");

    private SampleClusters() {}

    /** All of them. */
    public static List<TopologySnapshot> all() {
        return List.of(shop(), billing(), ledger(), inventory(), archive(), hostile());
    }

    /** Five servers with an intermediate source, nothing wrong. */
    public static TopologySnapshot shop() {
        return shopAlone().withVips(List.of(SampleVips.writer("10.0.0.9/24", "db1.shop.example")));
    }

    private static TopologySnapshot shopAlone() {
        return cluster(
                "db1.shop.example:3306",
                "shop",
                7,
                Stream.of(
                        mariaDb("db1.shop.example", 1).semiSyncSource(2),
                        mariaDb("db2.shop.example", 2)
                                .from("db1.shop.example", 1)
                                .semiSyncReplica()
                                .rule(PromotionRule.PREFER),
                        mariaDb("db3.shop.example", 3)
                                .from("db1.shop.example", 1)
                                .semiSyncReplica(),
                        mariaDb("db4.shop.example", 4)
                                .from("db3.shop.example", 3)
                                .rule(PromotionRule.MUST_NOT),
                        mariaDb("db5.shop.example", 5)
                                .from("db3.shop.example", 3)
                                .behind(Duration.ofSeconds(2))));
    }

    /** Replicas that lag, are broken, take writes, are in downtime. */
    public static TopologySnapshot billing() {
        return cluster(
                "pay1:3306",
                "billing",
                31,
                Stream.of(
                        mysql("pay1", 1),
                        mysql("pay2", 2).from("pay1", 1).behind(Duration.ofSeconds(42)),
                        mysql("pay3", 3)
                                .from("pay1", 1)
                                .brokenBy(
                                        1062,
                                        "Could not execute Write_rows event on table billing.invoice; Duplicate entry"
                                                + " '88121' for key 'invoice.PRIMARY', Error_code: 1062"),
                        mysql("pay4", 4).from("pay1", 1).writable(),
                        mysql("pay5", 5)
                                .from("pay1", 1)
                                .behind(Duration.ofHours(3))
                                .downtime("dana", "rebuilding from backup", NOW.plus(Duration.ofHours(5)))));
    }

    /** Its primary has just died. */
    public static TopologySnapshot ledger() {
        InstanceId primary = InstanceId.parse("ledger-1");
        Server dead = mariaDb("ledger-1", 1)
                .holding("0-1-48215")
                .unreachable(new Failure(Failure.Kind.REFUSED, ""), NOW.minusSeconds(3), NOW);
        Stream<SampleServer> alive = Stream.of(
                mariaDb("ledger-2", 2).from("ledger-1", 1, IoState.CONNECTING, CANNOT_CONNECT),
                mariaDb("ledger-3", 3).holding("0-1-48213").from("ledger-1", 1, IoState.CONNECTING, CANNOT_CONNECT));
        List<Server> servers = Stream.concat(Stream.of(dead), alive.map(server -> server.answering(NOW)))
                .toList();
        Votes votes = new Votes(
                Stream.of("baton-1", "baton-2", "baton-3")
                        .map(node -> new Vote(
                                node, primary, Vote.Verdict.UNREACHABLE, NOW.minusSeconds(3), "connection refused"))
                        .toList(),
                3);
        return new TopologySnapshot(info("ledger-1:3306", "ledger", 12), NOW, servers, votes);
    }

    /** Two primaries that replicate from each other. */
    public static TopologySnapshot inventory() {
        return cluster(
                "stock-a:3306",
                "inventory",
                2,
                Stream.of(
                        mariaDb("stock-a", 1).from("stock-b", 2).writable(),
                        mariaDb("stock-b", 2).from("stock-a", 1),
                        mariaDb("stock-c", 3).from("stock-a", 1)));
    }

    /** One server, and nobody to take its place. */
    public static TopologySnapshot archive() {
        return cluster("[2001:db8::17]:3307", "[2001:db8::17]:3307", 0, Stream.of(mysql("[2001:db8::17]:3307", 1)));
    }

    /** Everything that people can name is named to do harm. */
    public static TopologySnapshot hostile() {
        return cluster(
                HOSTILE,
                HOSTILE,
                1,
                Stream.of(
                        mysql("h1", 1).downtime(HOSTILE, "</p><script>alert(2)</script>", NOW.plusSeconds(60)),
                        mysql("h2", 2).from("h1", 1).brokenBy(1146, "</span><script>alert('error')</script>")));
    }

    private static TopologySnapshot cluster(String name, String alias, long generation, Stream<SampleServer> servers) {
        return new TopologySnapshot(
                info(name, alias, generation),
                NOW,
                servers.map(server -> server.answering(NOW.minusMillis(1_400))).toList(),
                new Votes(List.of(), 3));
    }

    private static ClusterInfo info(String name, String alias, long generation) {
        return new ClusterInfo(new ClusterId(name), alias, generation);
    }
}
