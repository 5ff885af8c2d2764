package dev.baton.mysql;

import static dev.baton.mysql.LabServers.id;
import static dev.baton.mysql.LabServers.probe;
import static dev.baton.mysql.LabServers.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.lab.Flavour;
import dev.baton.lab.Flavours;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.ReplicationLab;
import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import dev.baton.plan.StepResult.AlreadySo;
import dev.baton.plan.StepResult.Done;
import dev.baton.plan.StepResult.Failed;
import dev.baton.topology.Instance;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.Attach;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ReplicationLink.SqlState;
import dev.baton.topology.Writability;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of every step, on every server that we claim: a primary and two replicas. */
@ParameterizedClass
@MethodSource("labs")
final class ServerCommandsIT {

    private static final Duration AT_MOST = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofMillis(1_500);

    private final Flavour flavour;
    private final ReplicationLab lab;
    private final ServerConnections connections = LabServers.connections();
    private final ServerCommands commands = new ServerCommands(connections);

    ServerCommandsIT(LazyLab lab) {
        this.flavour = lab.flavour();
        this.lab = lab.get();
    }

    static List<LazyLab> labs() {
        return Flavours.forContractTests().stream().map(LazyLab::new).toList();
    }

    @BeforeEach
    void createTable() {
        primary().execute("CREATE DATABASE d", "CREATE TABLE d.t (id INT PRIMARY KEY)");
        lab.waitUntilReplicated();
    }

    @AfterEach
    void resetLab() {
        connections.close();
        lab.reset();
    }

    // ---- receiving

    @Test
    void stopReceivingStopsOneThreadAndThatOnce() {
        // When
        StepResult first = commands.perform(new Step.StopReceiving(id(replica())));
        StepResult second = commands.perform(new Step.StopReceiving(id(replica())));

        // Then
        assertThat(first).isInstanceOf(Done.class);
        assertThat(second).isInstanceOf(AlreadySo.class);
        assertThat(first.detail()).startsWith("received up to binlog.");
        assertThat(link().io().state()).isEqualTo(IoState.STOPPED);
        assertThat(link().sql().state()).isEqualTo(SqlState.RUNNING);
    }

    @Test
    void aHealthySourceTakesItsReplicaBack() {
        // When
        StepResult result = commands.perform(new Step.ReconnectToSource(id(replica()), AT_MOST));

        // Then
        assertThat(result).isInstanceOf(Done.class);
        assertThat(link().isReplicating()).isTrue();
    }

    @Test
    void aFrozenSourceTakesNobodyBack() {
        // Given
        primary().freeze();

        // When
        StepResult result = commands.perform(new Step.ReconnectToSource(id(replica()), SHORT));

        // Then
        assertThat(result).isInstanceOf(Failed.class);
    }

    @Test
    void aKilledSourceIsToldByItsErrorNumber() {
        // Given
        primary().kill();

        // When
        StepResult result = commands.perform(new Step.ReconnectToSource(id(replica()), AT_MOST));

        // Then
        assertThat(result).isInstanceOf(Failed.class);
        assertThat(result.detail()).startsWith("error 2003: ");
    }

    /** Invariant I6. */
    @Test
    void aReplicaWithUnappliedTransactionsDoesNotReconnect() {
        // Given
        leaveUnapplied();

        // When
        StepResult result = commands.perform(new Step.ReconnectToSource(id(replica()), AT_MOST));

        // Then
        assertThat(result).isInstanceOf(Failed.class);
        assertThat(result.detail()).contains("2 received transactions are not applied");
        assertNothingIsLost();
    }

    @Test
    void nothingReceivedFromAQuietSourceAndSomethingFromOneThatWrites() {
        // Given
        GtidSet seen = received();

        // When
        StepResult quiet = commands.perform(new Step.SeeNothingReceived(id(replica()), seen, SHORT));
        write(1);
        StepResult written = commands.perform(new Step.SeeNothingReceived(id(replica()), seen, AT_MOST));

        // Then
        assertThat(quiet).isEqualTo(new Done("received nothing for 1500 ms"));
        assertThat(written).isEqualTo(new Failed("received 1 more transactions"));
    }

    // ---- applying

    @Test
    void waitUntilAppliedStartsTheThreadThatAppliesAndWaits() {
        // Given
        leaveUnapplied();
        primary().kill();

        // When
        StepResult first = commands.perform(new Step.WaitUntilApplied(id(replica()), AT_MOST));
        StepResult second = commands.perform(new Step.WaitUntilApplied(id(replica()), AT_MOST));

        // Then
        assertThat(first).isInstanceOf(Done.class);
        assertThat(first.detail())
                .startsWith("2 received transactions are not applied at first; all applied after ")
                .endsWith("with the applying thread started");
        assertThat(second).isInstanceOf(AlreadySo.class);
        assertThat(rows(replica())).isEqualTo("2");
    }

    @Test
    void waitUntilAppliedFailsAtOnceWhenApplyingFailed() {
        // Given a row that is on the replica already
        execute(replica(), "STOP SLAVE SQL_THREAD");
        makeWritable(replica());
        replica().execute("SET SQL_LOG_BIN=0; INSERT INTO d.t VALUES (1)".split("; ", -1));
        write(1);
        awaitReceived();

        // When
        Stopwatch stopwatch = Stopwatch.start();
        StepResult result = commands.perform(new Step.WaitUntilApplied(id(replica()), Duration.ofMinutes(1)));

        // Then
        assertThat(result).isInstanceOf(Failed.class);
        assertThat(result.detail()).startsWith("applying stopped, error 1062: ");
        assertThat(stopwatch.elapsed()).isLessThan(AT_MOST);
    }

    @Test
    void waitUntilAppliedGivesUpAtItsDeadline() throws SQLException {
        // Given a lock that keeps the applying thread
        try (Connection connection = replica().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLES d.t READ");
            write(1);
            awaitReceived();

            // When
            StepResult result = commands.perform(new Step.WaitUntilApplied(id(replica()), SHORT));

            // Then
            assertThat(result).isInstanceOf(Failed.class);
            assertThat(result.detail()).startsWith("1 received transactions are not applied after ");
        }
    }

    @Test
    void waitUntilHoldsWaitsForWhatComes() {
        // Given
        execute(replica(), "STOP SLAVE SQL_THREAD");
        write(1);
        GtidSet wanted =
                seen(probe(connections).probeFully(id(primary()))).gtid().held().orElseThrow();

        // When
        StepResult late = commands.perform(new Step.WaitUntilHolds(id(replica()), wanted, SHORT));
        execute(replica(), "START SLAVE SQL_THREAD");
        StepResult came = commands.perform(new Step.WaitUntilHolds(id(replica()), wanted, AT_MOST));
        StepResult there = commands.perform(new Step.WaitUntilHolds(id(replica()), wanted, AT_MOST));

        // Then
        assertThat(late).isInstanceOf(Failed.class);
        assertThat(late.detail()).startsWith("1 transactions are missing after ");
        assertThat(came.succeeded()).isTrue();
        assertThat(there).isInstanceOf(AlreadySo.class);
    }

    // ---- both threads

    @Test
    void replicationIsStoppedAndStartedOnce() {
        // When
        StepResult stop = commands.perform(new Step.StopReplication(id(replica())));
        StepResult stopAgain = commands.perform(new Step.StopReplication(id(replica())));
        ReplicationLink stopped = link();
        StepResult start = commands.perform(new Step.StartReplication(id(replica())));
        StepResult startAgain = commands.perform(new Step.StartReplication(id(replica())));

        // Then
        assertThat(List.of(stop, start)).allSatisfy(result -> assertThat(result).isInstanceOf(Done.class));
        assertThat(List.of(stopAgain, startAgain))
                .allSatisfy(result -> assertThat(result).isInstanceOf(AlreadySo.class));
        assertThat(stopped.io().state()).isEqualTo(IoState.STOPPED);
        assertThat(stopped.sql().state()).isEqualTo(SqlState.STOPPED);
        assertThat(link().isReplicating()).isTrue();
    }

    /** Invariant I6: MariaDB deletes relay logs when the receiving thread starts. */
    @Test
    void startingReplicationLosesNothingThatWasReceived() {
        // Given
        leaveUnapplied();
        execute(replica(), "STOP SLAVE");
        primary().kill();

        // When
        commands.perform(new Step.StartReplication(id(replica())));

        // Then
        await().atMost(AT_MOST).untilAsserted(() -> assertThat(rows(replica())).isEqualTo("2"));
    }

    // ---- sources

    @Test
    void aSourceIsForgottenOnce() {
        // When
        StepResult first = commands.perform(new Step.ForgetSource(id(replica())));
        StepResult second = commands.perform(new Step.ForgetSource(id(replica())));

        // Then
        assertThat(first).isInstanceOf(Done.class);
        assertThat(first.detail()).startsWith("forgot " + id(primary()) + ", received up to binlog.");
        assertThat(second).isInstanceOf(AlreadySo.class);
        assertThat(look(replica()).links()).isEmpty();
    }

    /** Invariant I6. */
    @Test
    void aSourceIsNotForgottenWithUnappliedTransactions() {
        // Given
        leaveUnapplied();
        execute(replica(), "STOP SLAVE IO_THREAD");

        // When
        StepResult result = commands.perform(new Step.ForgetSource(id(replica())));

        // Then
        assertThat(result).isInstanceOf(Failed.class);
        assertThat(result.detail()).startsWith("2 received transactions are not applied");
        assertNothingIsLost();
    }

    /** Invariant I6. */
    @Test
    void aReplicaIsNotRepointedWithUnappliedTransactions() {
        // Given
        leaveUnapplied();

        // When
        StepResult result = commands.perform(replicateFrom(replica(), lab.replica(2)));

        // Then
        assertThat(result).isInstanceOf(Failed.class);
        assertThat(link().source().id()).isEqualTo(id(primary()));
        assertNothingIsLost();
    }

    @Test
    void aReplicaIsRepointedOnceAndKeepsItsHeartbeat() {
        // Given
        Duration heartbeat = link().settings().heartbeat();

        // When
        StepResult first = commands.perform(replicateFrom(replica(), lab.replica(2)));
        StepResult second = commands.perform(replicateFrom(replica(), lab.replica(2)));

        // Then
        assertThat(first).isInstanceOf(Done.class);
        assertThat(first.detail()).startsWith("receives from " + id(lab.replica(2)) + " after ");
        assertThat(second).isInstanceOf(AlreadySo.class);
        assertThat(link().source().id()).isEqualTo(id(lab.replica(2)));
        assertThat(link().settings().heartbeat()).isEqualTo(heartbeat);
        write(7);
        await().atMost(AT_MOST).untilAsserted(() -> assertThat(rows(replica())).isEqualTo("1"));
    }

    @Test
    void aReplicaIsRepointedUnderWrites() {
        // Given
        Thread writer = Thread.ofVirtual().start(() -> {
            for (int id = 100; id < 300; id++) {
                write(id);
            }
        });

        // When
        StepResult result = commands.perform(replicateFrom(replica(), lab.replica(2)));

        // Then
        assertThat(result).isInstanceOf(Done.class);
        await().atMost(AT_MOST).until(() -> !writer.isAlive());
        await().atMost(AT_MOST).untilAsserted(() -> assertThat(rows(replica())).isEqualTo("200"));
    }

    @Test
    void anOldPrimaryFollowsTheNewOneWithoutLosingARow() {
        // Given
        write(1);
        lab.waitUntilReplicated();
        primary().kill();
        Stopwatch stopwatch = Stopwatch.start();
        List<StepResult> promotion = List.of(
                commands.perform(new Step.StopReceiving(id(replica()))),
                commands.perform(new Step.WaitUntilApplied(id(replica()), AT_MOST)),
                commands.perform(new Step.ForgetSource(id(replica()))),
                commands.perform(new Step.MakeWritable(id(replica()))));
        report("promotion in four steps", stopwatch.elapsed());
        replica().execute("INSERT INTO d.t VALUES (2)");
        primary().start();

        // When
        StepResult sibling = commands.perform(replicateFrom(lab.replica(2), replica()));
        StepResult old = commands.perform(replicateFrom(primary(), replica()));

        // Then
        assertThat(promotion).allMatch(StepResult::succeeded);
        assertThat(sibling).isInstanceOf(Done.class);
        assertThat(old).isInstanceOf(Done.class);
        await().atMost(AT_MOST).untilAsserted(() -> {
            assertThat(rows(primary())).isEqualTo("2");
            assertThat(rows(lab.replica(2))).isEqualTo("2");
        });
    }

    @Test
    void aServerDoesNotReplicateFromItselfNorInAnothersLanguage() {
        // Given
        Attach foreign = flavour.isMariaDb() ? Attach.AUTO_POSITION : Attach.SLAVE_POS;

        // When
        StepResult itself = commands.perform(replicateFrom(replica(), replica()));
        StepResult language = commands.perform(new Step.ReplicateFrom(id(replica()), id(lab.replica(2)), foreign));

        // Then
        assertThat(List.of(itself, language))
                .allSatisfy(result -> assertThat(result).isInstanceOf(Failed.class));
        assertThat(link().isReplicating()).isTrue();
    }

    @Test
    void byFilePositionOnlyAtTheEndOfALogThatNobodyWrites() {
        // When
        StepResult written =
                commands.perform(new Step.ReplicateFrom(id(replica()), id(primary()), Attach.FILE_POSITION));
        StepResult quiet =
                commands.perform(new Step.ReplicateFrom(id(replica()), id(lab.replica(2)), Attach.FILE_POSITION));

        // Then
        assertThat(written).isInstanceOf(Failed.class);
        assertThat(quiet).isInstanceOf(Done.class);
        assertThat(link().settings().attach()).isEqualTo(Attach.FILE_POSITION);
        write(7);
        await().atMost(AT_MOST).untilAsserted(() -> assertThat(rows(replica())).isEqualTo("1"));
    }

    // ---- writes

    @Test
    void writesAreRefusedAndTakenAgain() {
        // When
        StepResult readOnly = commands.perform(new Step.MakeReadOnly(id(primary())));
        StepResult readOnlyAgain = commands.perform(new Step.MakeReadOnly(id(primary())));
        Writability between = look(primary()).writability();
        StepResult writable = commands.perform(new Step.MakeWritable(id(primary())));
        StepResult writableAgain = commands.perform(new Step.MakeWritable(id(primary())));

        // Then
        assertThat(List.of(readOnly, writable))
                .allSatisfy(result -> assertThat(result).isInstanceOf(Done.class));
        assertThat(List.of(readOnlyAgain, writableAgain))
                .allSatisfy(result -> assertThat(result).isInstanceOf(AlreadySo.class));
        assertThat(between).isEqualTo(flavour.isMariaDb() ? Writability.READ_ONLY : Writability.SUPER_READ_ONLY);
        assertThat(look(primary()).writability()).isEqualTo(Writability.WRITABLE);
    }

    @Test
    void readOnlyThatHasToWaitGivesUpAndLeavesNothingBehind() throws SQLException {
        // Given a lock that nobody gives back
        try (Connection connection = primary().connectAs(MysqlServer.ADMIN, MysqlServer.ADMIN_PASSWORD);
                Statement statement = connection.createStatement();
                ServerConnections hasty = LabServers.connectionsWithin(Duration.ofSeconds(2))) {
            statement.execute("LOCK TABLES d.t WRITE");

            // When
            Stopwatch stopwatch = Stopwatch.start();
            StepResult result = new ServerCommands(hasty).perform(new Step.MakeReadOnly(id(primary())));

            // Then
            assertThat(result).isInstanceOf(Failed.class);
            assertThat(stopwatch.elapsed()).isLessThan(Duration.ofSeconds(6));
            statement.execute("UNLOCK TABLES");
        }
        assertThat(look(primary()).writability()).isEqualTo(Writability.WRITABLE);
        write(1);
    }

    @Test
    void aServerThatDoesNotAnswerFailsEveryStep() {
        // Given
        replica().kill();

        // When
        StepResult result = commands.perform(new Step.MakeWritable(id(replica())));

        // Then
        assertThat(result).isEqualTo(new Failed("connection refused (Connection refused)"));
    }

    // ---- the lab

    private MysqlServer primary() {
        return lab.primary();
    }

    private MysqlServer replica() {
        return lab.replica(1);
    }

    private Step.ReplicateFrom replicateFrom(MysqlServer target, MysqlServer source) {
        return new Step.ReplicateFrom(
                id(target), id(source), flavour.isMariaDb() ? Attach.SLAVE_POS : Attach.AUTO_POSITION);
    }

    /** Two transactions are received by the replica and not applied. */
    private void leaveUnapplied() {
        execute(replica(), "STOP SLAVE SQL_THREAD");
        write(1);
        write(2);
        awaitReceived();
    }

    private void awaitReceived() {
        GtidSet written = look(primary()).gtid().held().orElseThrow();
        await().atMost(AT_MOST).until(() -> received().contains(written));
    }

    /** The rows come, though the primary dies. */
    private void assertNothingIsLost() {
        primary().kill();
        assertThat(commands.perform(new Step.WaitUntilApplied(id(replica()), AT_MOST))
                        .succeeded())
                .isTrue();
        assertThat(rows(replica())).isEqualTo("2");
    }

    private GtidSet received() {
        Instance instance = look(replica());
        return instance.links().getFirst().progress().retrieved().gtids().stream()
                .reduce(instance.gtid().held().orElseGet(this::nothing), GtidSet::union);
    }

    private GtidSet nothing() {
        return flavour.isMariaDb() ? MariaDbGtidSet.EMPTY : MysqlGtidSet.EMPTY;
    }

    private void write(int id) {
        primary().execute("INSERT INTO d.t VALUES (" + id + ")");
    }

    private static String rows(MysqlServer server) {
        return server.queryOne("SELECT COUNT(*) FROM d.t");
    }

    private Instance look(MysqlServer server) {
        return seen(probe(connections).probeFully(id(server)));
    }

    private ReplicationLink link() {
        return look(replica()).links().getFirst();
    }

    private void makeWritable(MysqlServer server) {
        assertThat(commands.perform(new Step.MakeWritable(id(server))).succeeded())
                .isTrue();
    }

    private void execute(MysqlServer server, String sql) {
        server.execute(flavour.isMysqlSince(8, 4) ? sql.replace("SLAVE", "REPLICA") : sql);
    }

    private void report(String what, Duration took) {
        System.out.printf("%s %s: %d ms%n", flavour, what, took.toMillis());
    }
}
