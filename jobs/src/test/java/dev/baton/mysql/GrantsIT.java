package dev.baton.mysql;

import static dev.baton.mysql.LabServers.id;
import static dev.baton.mysql.LabServers.probe;
import static dev.baton.mysql.LabServers.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lab.Flavour;
import dev.baton.lab.Flavours;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.ReplicationLab;
import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import dev.baton.plan.StepResult.Done;
import dev.baton.topology.Instance;
import dev.baton.topology.ReplicationLink.Attach;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The privileges of Baton's account are enough for all it does, and no more than these. */
final class GrantsIT {

    private static final Credentials BATON = new Credentials("baton", "Baton-pw1");

    static List<Flavour> flavours() {
        return Flavours.forContractTests();
    }

    /** To look, to act, and to see heartbeat periods. */
    private static List<String> grants(Flavour flavour) {
        if (flavour.isMariaDb()) {
            return List.of("GRANT RELOAD, PROCESS, BINLOG MONITOR, SLAVE MONITOR, REPLICATION MASTER ADMIN,"
                    + " REPLICATION SLAVE ADMIN, READ_ONLY ADMIN ON *.* TO 'baton'@'%'");
        }
        String acting = flavour.isMysqlSince(8, 0) ? "REPLICATION_SLAVE_ADMIN, SYSTEM_VARIABLES_ADMIN" : "SUPER";
        return List.of(
                "GRANT RELOAD, PROCESS, REPLICATION CLIENT, REPLICATION SLAVE ON *.* TO 'baton'@'%'",
                "GRANT " + acting + " ON *.* TO 'baton'@'%'",
                "GRANT SELECT ON performance_schema.replication_connection_configuration TO 'baton'@'%'");
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void theAccountSeesAndDoesAllThatItHasTo(Flavour flavour) {
        try (ReplicationLab lab = ReplicationLab.primaryWithReplicas(flavour, 2);
                ServerConnections connections = LabServers.connectionsAs(BATON)) {
            // Given
            lab.primary().execute("CREATE USER 'baton'@'%' IDENTIFIED BY '" + BATON.password() + "'");
            grants(flavour).forEach(lab.primary()::execute);
            lab.waitUntilReplicated();
            MysqlServer target = lab.replica(1);
            ServerCommands commands = new ServerCommands(connections);

            // When
            Instance primary = seen(probe(connections).probe(id(lab.primary())));
            Instance replica = seen(probe(connections).probe(id(target)));
            List<StepResult> results = List.of(
                    commands.perform(new Step.ReconnectToSource(id(target), Duration.ofSeconds(5))),
                    commands.perform(new Step.StopReceiving(id(target))),
                    commands.perform(new Step.StartReplication(id(target))),
                    commands.perform(new Step.StopReplication(id(target))),
                    commands.perform(new Step.ForgetSource(id(target))),
                    commands.perform(new Step.MakeWritable(id(target))),
                    commands.perform(new Step.MakeReadOnly(id(lab.primary()))),
                    commands.perform(replicateFrom(flavour, lab.primary(), target)));

            // Then
            assertThat(primary.listedReplicas()).hasSize(2);
            assertThat(primary.binaryLog().end()).isPresent();
            assertThat(replica.links().getFirst().settings().heartbeat()).isPositive();
            assertThat(results).allSatisfy(result -> assertThat(result).isInstanceOf(Done.class));
        }
    }

    private static Step.ReplicateFrom replicateFrom(Flavour flavour, MysqlServer target, MysqlServer source) {
        return new Step.ReplicateFrom(
                id(target), id(source), flavour.isMariaDb() ? Attach.SLAVE_POS : Attach.AUTO_POSITION);
    }
}
