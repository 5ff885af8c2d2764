package dev.baton.mysql;

import static dev.baton.mysql.LabServers.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.lab.Flavour;
import dev.baton.lab.LabExtension;
import dev.baton.lab.LabSpec;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.ReplicationLab;
import dev.baton.lab.Topology;
import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import dev.baton.topology.SemiSync;
import dev.baton.topology.SemiSync.Role;
import dev.baton.topology.SemiSync.Side;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the plans take for granted of semi-synchronous replication when the primary's part is handed over. */
final class SemiSyncStepsIT {

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    @RegisterExtension
    static final LabExtension labs = LabExtension.of(
            LabSpec.of(Topology.primaryWithReplicas(2), Flavour.DEFAULT).semiSynchronous());

    @ParameterizedTest
    @MethodSource("dev.baton.lab.Flavours#forWholePlans")
    void aReplicaThatConnectedBeforeTheSourceWaitsAcknowledgesFromThenOn(Flavour flavour) {
        ReplicationLab lab = labs.on(flavour);
        MysqlServer source = lab.primary();
        MysqlServer replica = lab.replica(1);
        try (ServerConnections connections = LabServers.connections()) {
            // Given
            ServerCommands commands = new ServerCommands(connections);
            commands.perform(new Step.StopReplication(id(replica)));
            commands.perform(new Step.StopReplication(id(lab.replica(2))));
            commands.perform(new Step.DisableSemiSync(id(source), Side.SOURCE));
            commands.perform(new Step.StartReplication(id(replica)));

            // When
            StepResult enabled = commands.perform(new Step.EnableSemiSync(id(source), Side.SOURCE));
            source.execute("CREATE DATABASE t");

            // Then
            assertThat(enabled.succeeded()).isTrue();
            await().atMost(AT_MOST).untilAsserted(() -> {
                SemiSync state = LabServers.seen(LabServers.probe(connections).probeFully(id(source)))
                        .semiSync();
                assertThat(state.source()).isEqualTo(Role.ACTIVE);
                assertThat(state.waiting()).isZero();
            });
        }
    }
}
