package dev.baton.mysql;

import static dev.baton.mysql.LabServers.id;
import static dev.baton.mysql.LabServers.probe;
import static dev.baton.mysql.LabServers.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.gtid.GtidSet;
import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import dev.baton.plan.StepResult.AlreadySo;
import dev.baton.plan.StepResult.Done;
import dev.baton.plan.StepResult.Failed;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of the steps that wait for what is applied, on every server that we claim. */
@ParameterizedClass
@MethodSource("dev.baton.mysql.CommandContract#labs")
final class ApplyingStepsIT extends CommandContract {

    ApplyingStepsIT(LazyLab lab) {
        super(lab);
    }

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
}
