package dev.baton.mysql;

import static dev.baton.mysql.LabServers.id;
import static dev.baton.mysql.LabServers.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.gtid.GtidSet;
import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import dev.baton.plan.StepResult.AlreadySo;
import dev.baton.plan.StepResult.Done;
import dev.baton.plan.StepResult.Failed;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ReplicationLink.SqlState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of the steps about receiving, and about both threads, on every server that we claim. */
@ParameterizedClass
@MethodSource("dev.baton.mysql.CommandContract#labs")
final class ReceivingStepsIT extends CommandContract {

    ReceivingStepsIT(LazyLab lab) {
        super(lab);
    }

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
}
