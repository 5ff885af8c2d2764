package dev.baton.bench;

import dev.baton.gtid.MysqlGtidSet;
import dev.baton.topology.BinaryLog;
import dev.baton.topology.ClusterId;
import dev.baton.topology.ClusterInfo;
import dev.baton.topology.Failure;
import dev.baton.topology.GtidState;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Lag;
import dev.baton.topology.Observation;
import dev.baton.topology.ReplicationError;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ReplicationLink.SqlState;
import dev.baton.topology.SemiSync;
import dev.baton.topology.Server;
import dev.baton.topology.ServerIdentity;
import dev.baton.topology.ServerSettings;
import dev.baton.topology.ServerVersion;
import dev.baton.topology.TopologySnapshot;
import dev.baton.topology.Votes;
import dev.baton.topology.Writability;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Clusters of five: a primary, three replicas, and one below the last of these. Each was read at another moment. */
final class Estate {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ServerVersion VERSION = ServerVersion.parse("8.4.6", "");
    private static final int PRIMARY = 0;

    private final int number;

    private Estate(int number) {
        this.number = number;
    }

    static List<TopologySnapshot> of(int clusters) {
        return IntStream.range(0, clusters)
                .mapToObj(number -> new Estate(number).cluster())
                .toList();
    }

    private TopologySnapshot cluster() {
        ClusterId id = ClusterId.firstSeenUnder(address(PRIMARY));
        List<Server> servers = Stream.of(
                        server(PRIMARY, Optional.empty()),
                        server(1, Optional.of(PRIMARY)),
                        server(2, Optional.of(PRIMARY)),
                        server(3, Optional.of(PRIMARY)),
                        server(4, Optional.of(3)))
                .toList();
        return new TopologySnapshot(new ClusterInfo(id, "cluster-" + number, 1), NOW, servers, new Votes(List.of(), 3));
    }

    private Server server(int place, Optional<Integer> source) {
        Instance facts = facts(place, source);
        boolean isDead = place == PRIMARY && isBroken();
        return Server.of(
                facts.id(),
                isDead
                        ? new Observation.Unreachable(
                                facts, new Failure(Failure.Kind.REFUSED, ""), NOW.minusSeconds(5), NOW)
                        : new Observation.Reachable(facts, NOW));
    }

    private boolean isBroken() {
        return number % 10 == 0;
    }

    private Instance facts(int place, Optional<Integer> source) {
        MysqlGtidSet held = gtids(place);
        return new Instance(
                address(place),
                new ServerIdentity(
                        place + 1L, uuid(place).toString(), address(place).host(), "", 3306),
                VERSION,
                source.isPresent() ? Writability.SUPER_READ_ONLY : Writability.WRITABLE,
                new BinaryLog(BinaryLog.Writing.ALL_WRITES, BinaryLog.Format.ROW, "FULL", "binlog.000007:1000"),
                new GtidState.Mysql(held, MysqlGtidSet.EMPTY),
                source.map(above -> link(above, held)).stream().toList(),
                SemiSync.OFF,
                List.of(),
                new ServerSettings(Duration.ofDays(3), ServerSettings.RelayLogRecovery.KEEPS));
    }

    private ReplicationLink link(int source, MysqlGtidSet held) {
        boolean isCut = source == PRIMARY && isBroken();
        return new ReplicationLink(
                "",
                new ReplicationLink.Source(address(source), uuid(source).toString(), source + 1L),
                new ReplicationLink.IoThread(
                        isCut ? IoState.CONNECTING : IoState.RUNNING,
                        isCut ? new ReplicationError(2003, "cannot connect") : ReplicationError.NONE),
                new ReplicationLink.SqlThread(SqlState.RUNNING, ReplicationError.NONE),
                new ReplicationLink.Progress(
                        new ReplicationLink.Received.Gtids(held),
                        "binlog.000007:1000",
                        "binlog.000007:1000",
                        new Lag.Known(Duration.ZERO)),
                new ReplicationLink.Settings(
                        ReplicationLink.Attach.AUTO_POSITION,
                        Duration.ZERO,
                        ReplicationLink.Filters.NONE,
                        ReplicationLink.Tls.ON,
                        Duration.ofSeconds(30),
                        "repl"));
    }

    /** Of the primary's own transactions and of those of one before it. */
    private MysqlGtidSet gtids(int place) {
        return MysqlGtidSet.parse(uuid(PRIMARY) + ":1-" + (7_000 + 10 * place) + "," + uuid(25) + ":1-900");
    }

    private InstanceId address(int place) {
        return new InstanceId("c" + number + "-db" + place + ".example.com", 3306);
    }

    private UUID uuid(int place) {
        return new UUID(number, place + 1L);
    }
}
