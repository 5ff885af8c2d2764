package dev.baton.mysql;

import static dev.baton.mysql.LabServers.id;
import static dev.baton.mysql.LabServers.probe;
import static dev.baton.mysql.LabServers.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.baton.lab.Flavour;
import dev.baton.lab.Flavours;
import dev.baton.lab.LabSpec;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.ReplicationLab;
import dev.baton.lab.ServerSpec;
import dev.baton.lab.Topology;
import dev.baton.topology.BinaryLog;
import dev.baton.topology.GtidState;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.Attach;
import dev.baton.topology.SemiSync;
import dev.baton.topology.ServerSettings.RoleAtRestart;
import dev.baton.topology.Writability;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of the probe, on every server that we claim. */
final class ServerProbeIT {

    static List<Flavour> flavours() {
        return Flavours.forContractTests();
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void replicaAndPrimaryAreReadFully(Flavour flavour) {
        try (ReplicationLab lab = ReplicationLab.primaryWithReplicas(flavour, 1);
                ServerConnections connections = LabServers.connections()) {
            // Given
            lab.primary().execute("CREATE DATABASE d", "CREATE TABLE d.t (id INT PRIMARY KEY)");
            lab.waitUntilReplicated();

            // When
            Instance primary = seen(probe(connections).probe(id(lab.primary())));
            Instance replica = await().atMost(Duration.ofSeconds(5))
                    .until(
                            () -> seen(probe(connections).probe(id(lab.replica(1)))),
                            // Under load a server tells its positions a moment after the event is applied.
                            seen -> isUpTo(primary, seen.links().getFirst().progress()));

            // Then
            assertThat(primary.version().series()).isEqualTo(flavour.major() + "." + flavour.minor());
            assertThat(primary.version().vendor().name())
                    .isEqualTo(flavour.vendor().name());
            assertThat(primary.links()).isEmpty();
            assertThat(primary.writability()).isEqualTo(Writability.WRITABLE);
            assertThat(primary.binaryLog().writing()).isEqualTo(BinaryLog.Writing.ALL_WRITES);
            assertThat(primary.binaryLog().end()).isPresent();
            assertThat(primary.identity().serverId()).isPositive();
            assertThat(primary.identity().uuid().isEmpty()).isEqualTo(flavour.isMariaDb());
            assertThat(primary.settings().uptime()).isLessThan(Duration.ofMinutes(10));

            assertThat(replica.gtid().held()).isEqualTo(primary.gtid().held());
            assertFollows(replica, primary, flavour);
        }
    }

    private static void assertFollows(Instance replica, Instance primary, Flavour flavour) {
        assertThat(replica.writability().isWritable()).isFalse();
        ReplicationLink link = replica.links().getFirst();
        assertThat(link.isReplicating()).isTrue();
        assertThat(link.source().id()).isEqualTo(primary.id());
        assertThat(link.source().serverId()).isEqualTo(primary.identity().serverId());
        assertThat(link.source().uuid()).isEqualTo(primary.identity().uuid());
        assertThat(link.settings().attach()).isEqualTo(flavour.isMariaDb() ? Attach.SLAVE_POS : Attach.AUTO_POSITION);
        assertThat(link.settings().heartbeat()).isPositive();
        assertThat(link.progress().readPosition()).isEqualTo(primary.binaryLog().end());
    }

    private static boolean isUpTo(Instance primary, ReplicationLink.Progress progress) {
        return progress.readPosition().equals(primary.binaryLog().end())
                && progress.appliedPosition().equals(primary.binaryLog().end());
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void replicasAreListedByTheirNameOrElseByTheirAddress(Flavour flavour) {
        try (ReplicationLab named = ReplicationLab.start(
                        LabSpec.of(Topology.primaryWithReplicas(1), flavour).with("report-host", "db.example"));
                ReplicationLab nameless = ReplicationLab.start(
                        LabSpec.of(Topology.primaryWithReplicas(1), flavour).with("report-host", ""));
                ServerConnections connections = LabServers.connections()) {
            // When
            Instance withName = seen(probe(connections).probe(id(named.primary())));
            Instance without = seen(probe(connections).probe(id(nameless.primary())));

            // Then
            assertThat(withName.listedReplicas())
                    .containsExactly(
                            new InstanceId("db.example", named.replica(1).port()));
            // MariaDB puts the address in the place of the name; of MySQL only the port of the source can be guessed.
            int port = flavour.isMariaDb()
                    ? nameless.replica(1).port()
                    : nameless.primary().port();
            assertThat(without.listedReplicas()).containsExactly(new InstanceId(MysqlServer.HOST, port));
        }
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void aPollCostsThreeStatements(Flavour flavour) {
        try (MysqlServer server = MysqlServer.start(flavour);
                ServerConnections connections = LabServers.connections()) {
            // Given
            ServerProbe probe = probe(connections);
            seen(probe.probe(id(server)));
            long first = questions(server);
            long second = questions(server);

            // When
            for (int poll = 0; poll < 60; poll++) {
                seen(probe.probe(id(server)));
            }

            // Then, but for what the server still counts of connections that were closed
            long perLook = second - first;
            assertThat(questions(server) - second - perLook).isCloseTo(3 * 60, within(10L));
            assertThat(connections.kept()).isEqualTo(1);
        }
    }

    private static long questions(MysqlServer server) {
        return Long.parseLong(server.queryRow("SHOW GLOBAL STATUS LIKE 'Questions'").values().stream()
                .skip(1)
                .findFirst()
                .orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void aRoleThatWasSetAtRunTimeIsUnsureUntilItIsPersisted(Flavour flavour) {
        try (MysqlServer server = MysqlServer.start(flavour);
                ServerConnections connections = LabServers.connections()) {
            // Given
            ServerProbe probe = probe(connections);
            boolean tells = flavour.isMariaDb() || flavour.major() >= 8;
            boolean persists = !flavour.isMariaDb() && flavour.major() >= 8;

            // When
            server.execute("SET GLOBAL read_only = 1");
            RoleAtRestart atRunTime =
                    seen(probe.probeFully(id(server))).settings().roleAtRestart();
            RoleAtRestart persisted = atRunTime;
            RoleAtRestart otherwise = atRunTime;
            if (persists) {
                server.execute("SET PERSIST read_only = 1");
                persisted = seen(probe.probeFully(id(server))).settings().roleAtRestart();
                server.execute("SET GLOBAL read_only = 0");
                otherwise = seen(probe.probeFully(id(server))).settings().roleAtRestart();
            }

            // Then
            assertThat(atRunTime).isEqualTo(tells ? RoleAtRestart.UNSURE : RoleAtRestart.UNKNOWN);
            assertThat(persisted).isEqualTo(persists ? RoleAtRestart.KEPT : atRunTime);
            assertThat(otherwise).isEqualTo(persists ? RoleAtRestart.CHANGES : atRunTime);
        }
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void aServerThatRestartedIsSeenAtOnce(Flavour flavour) {
        try (MysqlServer server = MysqlServer.start(flavour);
                ServerConnections connections = LabServers.connections()) {
            // Given
            ServerProbe probe = probe(connections);
            seen(probe.probe(id(server)));
            server.restart();

            // When
            ProbeResult after = probe.probe(id(server));

            // Then
            assertThat(seen(after).settings().uptime()).isLessThan(Duration.ofMinutes(1));
        }
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void aHostileReportHostIsTextAndNothingElse(Flavour flavour) {
        try (MysqlServer server = MysqlServer.start(ServerSpec.of(flavour).with("report-host", "\"$(touch x)\""));
                ServerConnections connections = LabServers.connections()) {
            // When
            Instance instance = seen(probe(connections).probe(id(server)));

            // Then
            assertThat(instance.id()).isEqualTo(id(server));
            assertThat(instance.identity().reportHost()).isEqualTo("$(touch x)");
        }
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void aGtidSetOfAnyLengthIsReadWhole(Flavour flavour) {
        assumeThat(flavour.isMariaDb()).as("MySQL's sets").isFalse();
        try (MysqlServer server = MysqlServer.start(flavour);
                ServerConnections connections = LabServers.connections()) {
            // Given a set that SHOW VARIABLES would cut off
            String sets = IntStream.range(0, 200)
                    .mapToObj(i -> String.format(Locale.ROOT, "00000000-0000-0000-0000-%012d:1-5", i))
                    .collect(Collectors.joining(","));
            server.execute("SET GLOBAL gtid_purged = '" + (flavour.isMysqlSince(8, 0) ? "+" : "") + sets + "'");

            // When
            Instance instance = seen(probe(connections).probe(id(server)));

            // Then
            assertThat(instance.gtid().held().orElseThrow().count()).isGreaterThanOrEqualTo(1_000);
            assertThat(((GtidState.Mysql) instance.gtid()).purged().count()).isGreaterThanOrEqualTo(1_000);
        }
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void semiSyncIsReadOnBothSides(Flavour flavour) {
        assumeThat(flavour.isMariaDb() || flavour.isMysqlSince(8, 4))
                .as("the plug-in is there")
                .isTrue();
        try (ReplicationLab lab = ReplicationLab.start(
                        LabSpec.of(Topology.primaryWithReplicas(2), flavour).semiSynchronous());
                ServerConnections connections = LabServers.connections()) {
            // Given
            lab.primary().execute("CREATE DATABASE d");
            lab.waitUntilReplicated();

            // When
            SemiSync source = seen(probe(connections).probe(id(lab.primary()))).semiSync();
            SemiSync replica =
                    seen(probe(connections).probe(id(lab.replica(1)))).semiSync();

            // Then
            assertThat(source.source()).isEqualTo(SemiSync.Role.ACTIVE);
            assertThat(source.clients()).isEqualTo(2);
            assertThat(source.waitForReplicas()).isEqualTo(1);
            assertThat(source.timeout()).isPositive();
            assertThat(replica.replica()).isEqualTo(SemiSync.Role.ACTIVE);
            assertThat(replica.source()).isEqualTo(SemiSync.Role.OFF);
        }
    }

    @Test
    void aPluginThatComesAndGoesIsFollowed() {
        try (MysqlServer server = MysqlServer.start(Flavour.MYSQL_9_7);
                ServerConnections connections = LabServers.connections()) {
            // Given
            ServerProbe probe = probe(connections);
            server.execute(
                    "INSTALL PLUGIN rpl_semi_sync_source SONAME 'semisync_source.so'",
                    "SET GLOBAL rpl_semi_sync_source_enabled = 1");
            SemiSync installed = seen(probe.probe(id(server))).semiSync();
            server.execute("UNINSTALL PLUGIN rpl_semi_sync_source");

            // When
            SemiSync removed = seen(probe.probe(id(server))).semiSync();

            // Then
            assertThat(installed.source()).isNotEqualTo(SemiSync.Role.OFF);
            assertThat(removed).isEqualTo(SemiSync.OFF);
            assertThat(connections.kept()).isEqualTo(1);
        }
    }
}
