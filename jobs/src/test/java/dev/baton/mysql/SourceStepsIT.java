package dev.baton.mysql;

import static dev.baton.mysql.LabServers.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.lab.MysqlServer;
import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import dev.baton.plan.StepResult.AlreadySo;
import dev.baton.plan.StepResult.Done;
import dev.baton.plan.StepResult.Failed;
import dev.baton.topology.ReplicationLink.Attach;
import dev.baton.topology.Writability;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of the steps about sources and writes, on every server that we claim. */
@ParameterizedClass
@MethodSource("dev.baton.mysql.CommandContract#labs")
final class SourceStepsIT extends CommandContract {

    SourceStepsIT(LazyLab lab) {
        super(lab);
    }

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
}
