package dev.baton.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.gtid.GtidFormatException;
import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.topology.BinaryLog;
import dev.baton.topology.GtidState;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Lag;
import dev.baton.topology.ReplicationError;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.Attach;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ReplicationLink.SqlState;
import dev.baton.topology.SemiSync;
import dev.baton.topology.ServerSettings.RelayLogRecovery;
import dev.baton.topology.ServerVersion;
import dev.baton.topology.Vendor;
import dev.baton.topology.Writability;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What real servers answered, read. */
class InstanceReaderTest {

    private static final InstanceId ASKED = new InstanceId("db2.example", 3306);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql-5.7.22",
                "mysql-8.0.15",
                "mysql-9.7",
                "mariadb-10.11.5",
                "mariadb-11.4.5",
                "mariadb-11.8.9"
            })
    void everyServersHealthyReplicaReadsTheSame(String server) {
        // When
        Instance instance = read(server, Naming.REPORT_HOST);

        // Then
        ReplicationLink link = instance.links().getFirst();
        assertThat(instance.id().host()).isEqualTo("127.0.0.1");
        assertThat(instance.writability().isWritable()).isFalse();
        assertThat(instance.binaryLog().writing()).isEqualTo(BinaryLog.Writing.ALL_WRITES);
        assertThat(instance.binaryLog().format()).isEqualTo(BinaryLog.Format.ROW);
        assertThat(instance.binaryLog().rowImage()).isEqualTo("FULL");
        assertThat(instance.binaryLog().position()).startsWith("binlog.000001:");
        assertThat(link.isReplicating()).isTrue();
        assertThat(link.channel()).isEmpty();
        assertThat(link.source().id().host()).isEqualTo("127.0.0.1");
        assertThat(link.source().serverId()).isEqualTo(link.source().id().port());
        assertThat(link.progress().read())
                .startsWith("binlog.000001:")
                .isEqualTo(link.progress().applied());
        assertThat(link.progress().lag()).isEqualTo(new Lag.Known(Duration.ZERO));
        assertThat(link.settings().delay()).isZero();
        assertThat(link.settings().filters()).isEqualTo(ReplicationLink.Filters.NONE);
        assertThat(link.settings().heartbeat()).isEqualTo(Duration.ofSeconds(30));
        assertThat(link.settings().user()).isEqualTo("repl");
        assertThat(link.io().error()).isEqualTo(ReplicationError.NONE);
        assertThat(instance.gtid().held().orElseThrow())
                .matches(held ->
                        held.contains(link.progress().retrieved().gtids().orElseThrow()));
        assertThat(instance.listedReplicas()).hasSize(1);
        assertThat(instance.semiSync()).isEqualTo(SemiSync.OFF);
        assertThat(instance.settings().relayLogRecovery()).isEqualTo(RelayLogRecovery.KEEPS);
        assertThat(instance.settings().uptime()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void mysqlTellsItsGtidsAndUuidAndSuperReadOnly() {
        // When
        Instance instance = read("mysql-9.7", Naming.REPORT_HOST);

        // Then
        assertThat(instance.version()).isEqualTo(new ServerVersion(Vendor.MYSQL, 9, 7, 4, "9.7.4-2"));
        assertThat(instance.identity().uuid()).isEqualTo("3d73245d-e7e5-11f1-bd25-02fc00000001");
        assertThat(instance.identity().serverId()).isEqualTo(21972);
        assertThat(instance.writability()).isEqualTo(Writability.SUPER_READ_ONLY);
        assertThat(instance.gtid())
                .isEqualTo(new GtidState.Mysql(
                        MysqlGtidSet.parse("3bd0d57a-e7e5-11f1-abaf-02fc00000001:1-6,"
                                + "3d6a7ef6-e7e5-11f1-86fa-02fc00000001:1-3"),
                        MysqlGtidSet.parse("3bd0d57a-e7e5-11f1-abaf-02fc00000001:1-6")));
        assertThat(instance.links().getFirst().settings().attach()).isEqualTo(Attach.AUTO_POSITION);
        assertThat(instance.links().getFirst().source().uuid()).isEqualTo("3d6a7ef6-e7e5-11f1-86fa-02fc00000001");
        assertThat(instance.links().getFirst().settings().tls()).isEqualTo(ReplicationLink.Tls.ON);
    }

    @Test
    void mariaDbTellsItsPositionsAndHasNoUuid() {
        // When
        Instance instance = read("mariadb-11.4.5", Naming.REPORT_HOST);

        // Then
        assertThat(instance.version().vendor()).isEqualTo(Vendor.MARIADB);
        assertThat(instance.identity().uuid()).isEmpty();
        assertThat(instance.writability()).isEqualTo(Writability.READ_ONLY);
        assertThat(instance.gtid())
                .isEqualTo(new GtidState.MariaDb(
                        GtidState.MariaDb.Mode.STRICT,
                        0,
                        MariaDbGtidSet.parse("0-21141-3"),
                        MariaDbGtidSet.parse("0-21141-3"),
                        MariaDbGtidSet.parse("0-21141-3")));
        assertThat(instance.links().getFirst().settings().attach()).isEqualTo(Attach.SLAVE_POS);
    }

    @Test
    void brokenThreadsTellTheirErrorsAndNoLag() {
        // Given
        Row row = Captures.rowWith(
                "mysql-8.0.15-links",
                Map.of(
                        "Slave_IO_Running", "Connecting",
                        "Last_IO_Errno", "2003",
                        "Last_IO_Error", "error connecting to master",
                        "Slave_SQL_Running", "No",
                        "Last_SQL_Errno", "1062",
                        "Last_SQL_Error", "Duplicate entry",
                        "Seconds_Behind_Master", "unknown",
                        "SQL_Delay", "3600",
                        "Replicate_Wild_Ignore_Table", "test.%"));

        // When
        ReplicationLink link =
                new Mysql80Dialect().link(row, new GtidState.Off()).orElseThrow();

        // Then
        assertThat(link.io().state()).isEqualTo(IoState.CONNECTING);
        assertThat(link.isFailingToConnect()).isTrue();
        assertThat(link.sql().state()).isEqualTo(SqlState.STOPPED);
        assertThat(link.sql().error()).isEqualTo(new ReplicationError(1062, "Duplicate entry"));
        assertThat(link.progress().lag()).isEqualTo(new Lag.Unknown());
        assertThat(link.settings().delay()).isEqualTo(Duration.ofHours(1));
        assertThat(link.settings().filters()).isEqualTo(ReplicationLink.Filters.SOME);
        assertThat(link.progress().retrieved()).isEqualTo(new ReplicationLink.Received.ByFile());
    }

    @Test
    void theMixtureOf8022To83ReadsUnderEitherName() {
        // Given a server that tells old columns, new variables and a new semi-sync plug-in
        Row variables = Captures.rowWith(
                "mysql-8.0.15-variables",
                Map.of(
                        "version",
                        "8.0.36",
                        "log_replica_updates",
                        "1",
                        "rpl_semi_sync_source_enabled",
                        "1",
                        "rpl_semi_sync_source_timeout",
                        "1000",
                        "rpl_semi_sync_source_wait_for_replica_count",
                        "2",
                        SemiSyncReader.STATUS,
                        "Rpl_semi_sync_source_clients=2,Rpl_semi_sync_source_status=ON"));

        // When
        Instance instance = new InstanceReader(dialect(variables), Naming.AS_ASKED)
                .read(ASKED, withVariables("mysql-8.0.15", variables));

        // Then
        assertThat(dialect(variables)).isInstanceOf(Mysql80Dialect.class);
        assertThat(instance.links().getFirst().isReplicating()).isTrue();
        assertThat(instance.binaryLog().writing()).isEqualTo(BinaryLog.Writing.ALL_WRITES);
        assertThat(instance.semiSync())
                .isEqualTo(new SemiSync(SemiSync.Role.ACTIVE, SemiSync.Role.OFF, 2, Duration.ofSeconds(1), 2));
    }

    @Test
    void newColumnsReadLikeOldOnes() {
        // When
        ReplicationLink link = new Mysql80Dialect()
                .link(Captures.row("mysql-9.7-links"), new GtidState.Off())
                .orElseThrow();

        // Then
        assertThat(link.isReplicating()).isTrue();
        assertThat(link.source().id().port()).isEqualTo(21971);
    }

    @Test
    void semiSyncOfMariaDbWaitsForOneReplica() {
        // Given
        Row variables = Captures.rowWith(
                "mariadb-11.4.5-variables",
                Map.of(
                        "rpl_semi_sync_master_enabled",
                        "1",
                        "rpl_semi_sync_slave_enabled",
                        "1",
                        SemiSyncReader.STATUS,
                        "RPL_SEMI_SYNC_MASTER_CLIENTS=1,RPL_SEMI_SYNC_MASTER_STATUS=OFF,"
                                + "RPL_SEMI_SYNC_SLAVE_STATUS=ON,RPL_SEMI_SYNC_MASTER_WAIT_SESSIONS=3"));

        // When
        SemiSync semiSync = SemiSyncReader.read(variables);

        // Then
        assertThat(semiSync)
                .isEqualTo(new SemiSync(SemiSync.Role.ENABLED, SemiSync.Role.ACTIVE, 1, Duration.ofSeconds(10), 1, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, WRITABLE",
        "1, 0, READ_ONLY",
        "ON, '', READ_ONLY",
        "1, 1, SUPER_READ_ONLY",
        "OFF, '', WRITABLE",
        "NO_LOCK, '', READ_ONLY",
        "NO_LOCK_NO_ADMIN, '', SUPER_READ_ONLY"
    })
    void whoMayWriteIsReadFromBothSettings(String readOnly, String superReadOnly, Writability expected) {
        // Given
        Map<String, String> values = new HashMap<>(Map.of("read_only", readOnly));
        if (!superReadOnly.isEmpty()) {
            values.put("super_read_only", superReadOnly);
        }

        // When
        Writability writability = InstanceReader.writability(Row.of(values));

        // Then
        assertThat(writability).isEqualTo(expected);
    }

    @Test
    void hostileReportHostIsTextOnly() {
        // Given
        Row variables = Captures.rowWith("mysql-9.7-variables", Map.of("report_host", "$(touch x)"));

        // When
        Instance instance = new InstanceReader(dialect(variables), Naming.REPORT_HOST)
                .read(ASKED, withVariables("mysql-9.7", variables));

        // Then
        assertThat(instance.id()).isEqualTo(ASKED);
        assertThat(instance.identity().reportHost()).isEqualTo("$(touch x)");
    }

    @Test
    void hostileSourceLeavesAReplicaOfNobodyKnown() {
        // Given
        Row row = Captures.rowWith("mysql-9.7-links", Map.of("Source_Host", "db1;drop"));

        // When
        ReplicationLink link =
                new Mysql84Dialect().link(row, new GtidState.Off()).orElseThrow();

        // Then
        assertThat(link.source().id()).isEqualTo(LinkReader.ILLEGAL_NAME);
    }

    @Test
    void hostileReplicasAreNotListedAndNamelessOnesAreTakenFromTheirAddress() {
        // Given
        Readings readings = new Readings(
                Captures.row("mysql-9.7-variables"),
                List.of(),
                Row.EMPTY,
                List.of(
                        Row.of(Map.of("Host", "db3.example", "Port", "3307")),
                        Row.of(Map.of("Host", "<b>x</b>", "Port", "3306")),
                        Row.of(Map.of("Host", "", "Port", "3306"))),
                List.of("10.0.0.4:51234", "localhost", "10.0.0.4:51299", "fd00::4:4000"),
                Map.of(),
                List.of(),
                List.of(),
                Duration.ZERO);

        // When
        List<InstanceId> replicas = ReplicaReader.read(ASKED, readings);

        // Then
        assertThat(replicas)
                .containsExactly(
                        new InstanceId("db3.example", 3307),
                        new InstanceId("10.0.0.4", 3306),
                        new InstanceId("fd00::4", 3306));
    }

    @Test
    void gtidsThatDoNotCoverEveryTransactionDoNotCount() {
        // Given
        Row variables = Captures.rowWith("mysql-8.0.15-variables", Map.of("gtid_mode", "ON_PERMISSIVE"));

        // When
        GtidState gtid = new Mysql80Dialect().gtid(variables);

        // Then
        assertThat(gtid).isEqualTo(new GtidState.Off());
    }

    @Test
    void mariaDbThatHasNotConnectedSinceItsRestartCountsByFile() {
        // Given
        Row row = Captures.rowWith("mariadb-11.4.5-links", Map.of("Gtid_IO_Pos", ""));

        // When
        ReplicationLink link =
                new MariaDbDialect().link(row, new GtidState.Off()).orElseThrow();

        // Then
        assertThat(link.progress().retrieved()).isEqualTo(new ReplicationLink.Received.ByFile());
    }

    /** Invariant I6: a drain that was interrupted leaves a channel by file position, its positions all equal. */
    @Test
    void whatMariaDbNamesAsReceivedAndDoesNotHoldIsUnappliedWhateverItsFilesSay() {
        // Given
        Row row = Captures.rowWith("mariadb-11.4.5-links", Map.of("Using_Gtid", "No", "Gtid_IO_Pos", "0-21141-9"));
        GtidState held = new MariaDbDialect().gtid(Captures.row("mariadb-11.4.5-variables"));

        // When
        ReplicationLink link = new MariaDbDialect().link(row, held).orElseThrow();

        // Then
        assertThat(link.progress().retrieved())
                .isEqualTo(new ReplicationLink.Received.Gtids(MariaDbGtidSet.parse("0-21141-9")));
    }

    @Test
    void textThatIsNoGtidSetIsRefused() {
        // Given
        Row variables = Captures.rowWith("mysql-9.7-variables", Map.of("gtid_executed", "garbage"));

        // When
        InstanceReader reader = new InstanceReader(dialect(variables), Naming.AS_ASKED);

        // Then
        assertThatThrownBy(() -> reader.read(ASKED, withVariables("mysql-9.7", variables)))
                .isInstanceOf(GtidFormatException.class);
    }

    private static Instance read(String server, Naming naming) {
        Readings readings = Captures.readings(server);
        return new InstanceReader(dialect(readings.variables()), naming).read(ASKED, readings);
    }

    private static Dialect dialect(Row variables) {
        return Dialects.of(ServerVersion.parse(variables.text("version"), variables.text("version_comment")))
                .dialect();
    }

    private static Readings withVariables(String server, Row variables) {
        Readings readings = Captures.readings(server);
        return new Readings(
                variables,
                readings.links(),
                readings.logEnd(),
                readings.replicas(),
                readings.dumpHosts(),
                readings.heartbeats(),
                readings.roleOrigins(),
                readings.groupMembers(),
                readings.uptime());
    }
}
