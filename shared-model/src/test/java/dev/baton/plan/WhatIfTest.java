package dev.baton.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.policy.RecoveryPolicy;
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
import dev.baton.topology.ReplicationLink.Attach;
import dev.baton.topology.ReplicationLink.Filters;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ReplicationLink.IoThread;
import dev.baton.topology.ReplicationLink.Progress;
import dev.baton.topology.ReplicationLink.Received;
import dev.baton.topology.ReplicationLink.Settings;
import dev.baton.topology.ReplicationLink.Source;
import dev.baton.topology.ReplicationLink.SqlState;
import dev.baton.topology.ReplicationLink.SqlThread;
import dev.baton.topology.ReplicationLink.Tls;
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
import org.junit.jupiter.api.Test;

class WhatIfTest {

    private static final Instant NOW = Instant.parse("2025-11-24T09:00:00Z");
    private static final InstanceId DB1 = new InstanceId("db1", 3306);
    private static final InstanceId DB2 = new InstanceId("db2", 3306);
    private static final InstanceId DB3 = new InstanceId("db3", 3306);

    @Test
    void aLivingPrimaryThatDiedWouldBeReplacedByTheMostAdvancedReplica() {
        // Given
        TopologySnapshot well = cluster(
                reachable(primary("0-1-100")),
                reachable(replica(DB2, 2, "0-1-98")),
                reachable(replica(DB3, 3, "0-1-100")));

        // When
        TopologySnapshot crashed = WhatIf.crashed(well, DB1);
        Simulator.Run run =
                Simulator.run(Planner.forRequest(new Request.ReplaceDeadPrimary(DB1), RecoveryPolicy.DEFAULT), crashed);

        // Then
        assertThat(run.decisions().getLast())
                .isInstanceOfSatisfying(
                        Decision.Finished.class,
                        finished -> assertThat(finished.primary()).isEqualTo(DB3));
    }

    @Test
    void itsReplicasTryToConnectAndEveryWorkerVotesAgainstIt() {
        // Given
        TopologySnapshot well = cluster(reachable(primary("0-1-100")), reachable(replica(DB2, 2, "0-1-100")));

        // When
        TopologySnapshot crashed = WhatIf.crashed(well, DB1);

        // Then
        assertThat(crashed.get(DB1).unreachable()).isTrue();
        assertThat(crashed.get(DB2).linkFrom(DB1)).get().matches(ReplicationLink::isFailingToConnect);
        assertThat(crashed.votes().majorityAgainst(DB1)).isTrue();
        assertThat(crashed.votes().liveWorkers()).isEqualTo(3);
        assertThat(crashed.takenAt()).isEqualTo(NOW);
    }

    @Test
    void aPrimaryAlreadyUnreachableStaysAsItWasSeen() {
        // Given
        Failure silence = new Failure(Failure.Kind.TIMED_OUT, "");
        Instant since = NOW.minusSeconds(40);
        Server gone = Server.of(DB1, new Observation.Unreachable(primary("0-1-100"), silence, since, NOW));
        TopologySnapshot broken = cluster(gone, reachable(replica(DB2, 2, "0-1-98")));

        // When
        TopologySnapshot crashed = WhatIf.crashed(broken, DB1);

        // Then
        assertThat(crashed.get(DB1).server()).isEqualTo(gone);
    }

    @Test
    void aServerThatTurnsUsAwayWouldAnswerNoMore() {
        // Given
        Failure full = new Failure(Failure.Kind.TOO_MANY_CONNECTIONS, "");
        Server turnedAway =
                Server.of(DB1, new Observation.TurnedAway(primary("0-1-100"), full, NOW.minusSeconds(9), NOW));
        TopologySnapshot crowded = cluster(turnedAway, reachable(replica(DB2, 2, "0-1-98")));

        // When
        TopologySnapshot crashed = WhatIf.crashed(crowded, DB1);

        // Then
        assertThat(crashed.get(DB1).unreachable()).isTrue();
    }

    @Test
    void aServerOfAnotherClusterIsRefused() {
        TopologySnapshot well = cluster(reachable(primary("0-1-100")));
        InstanceId stranger = new InstanceId("elsewhere", 3306);

        assertThatThrownBy(() -> WhatIf.crashed(well, stranger)).isInstanceOf(IllegalArgumentException.class);
    }

    private static TopologySnapshot cluster(Server... servers) {
        ClusterInfo info = new ClusterInfo(new ClusterId("db1:3306"), "shop", 7);
        return new TopologySnapshot(info, NOW, List.of(servers), new Votes(List.of(), 3));
    }

    private static Server reachable(Instance facts) {
        return Server.of(facts.id(), new Observation.Reachable(facts, NOW));
    }

    private static Instance primary(String holds) {
        return instance(DB1, 1, holds, Writability.WRITABLE, List.of());
    }

    private static Instance replica(InstanceId id, long serverId, String holds) {
        Progress progress = new Progress(
                new Received.Gtids(MariaDbGtidSet.parse(holds)), "bin.1:9", "bin.1:9", new Lag.Known(Duration.ZERO));
        ReplicationLink link = new ReplicationLink(
                "",
                new Source(DB1, "", 1),
                new IoThread(IoState.RUNNING, ReplicationError.NONE),
                new SqlThread(SqlState.RUNNING, ReplicationError.NONE),
                progress,
                new Settings(Attach.SLAVE_POS, Duration.ZERO, Filters.NONE, Tls.OFF, Duration.ZERO, "repl"));
        return instance(id, serverId, holds, Writability.READ_ONLY, List.of(link));
    }

    private static Instance instance(
            InstanceId id, long serverId, String holds, Writability writability, List<ReplicationLink> links) {
        MariaDbGtidSet set = MariaDbGtidSet.parse(holds);
        return new Instance(
                id,
                new ServerIdentity(serverId, "", id.host(), "", id.port()),
                ServerVersion.parse("11.4.5-MariaDB", ""),
                writability,
                new BinaryLog(BinaryLog.Writing.ALL_WRITES, BinaryLog.Format.ROW, "FULL", "bin.1:9"),
                new GtidState.MariaDb(GtidState.MariaDb.Mode.STRICT, 0, set, set, set),
                links,
                SemiSync.OFF,
                List.of(),
                new ServerSettings(Duration.ofDays(3), ServerSettings.RelayLogRecovery.KEEPS));
    }
}
