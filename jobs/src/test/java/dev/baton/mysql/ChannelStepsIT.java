package dev.baton.mysql;

import static dev.baton.mysql.LabServers.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.plan.Adjustment;
import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import dev.baton.plan.StepResult.Done;
import dev.baton.topology.ReplicationLink.Attach;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ReplicationLink.SqlState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of the steps that change a channel and leave its source alone, in the moments that are easily missed. */
@ParameterizedClass
@MethodSource("dev.baton.mysql.CommandContract#labs")
final class ChannelStepsIT extends CommandContract {

    ChannelStepsIT(LazyLab lab) {
        super(lab);
    }

    @Test
    void aReplicaThatIsConnectingGoesOnToConnectOnceItIsDelayed() {
        // Given
        primary().kill();
        await().atMost(AT_MOST).until(() -> link().io().state() == IoState.CONNECTING);

        // When
        StepResult delayed = commands.perform(new Adjustment.DelayReplication(id(replica()), Duration.ofSeconds(1)));

        // Then
        assertThat(delayed).isInstanceOf(Done.class);
        assertThat(link().settings().delay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(link().sql().state()).isEqualTo(SqlState.RUNNING);
        await().atMost(AT_MOST)
                .untilAsserted(() -> assertThat(link().io().state()).isEqualTo(IoState.CONNECTING));
    }

    @Test
    void aReplicaThatHasJustStartedFindsItsPlaceByFile() {
        // Given
        commands.perform(new Step.StopReplication(id(replica())));
        commands.perform(new Step.StartReplication(id(replica())));

        // When
        StepResult attached = commands.perform(new Adjustment.AttachBy(id(replica()), Attach.FILE_POSITION));

        // Then
        assertThat(attached).isInstanceOf(Done.class);
        write(7);
        await().atMost(AT_MOST).untilAsserted(() -> assertThat(rows(replica())).isEqualTo("1"));
    }
}
