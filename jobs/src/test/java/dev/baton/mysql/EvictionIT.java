package dev.baton.mysql;

import static dev.baton.mysql.LabServers.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.lab.Flavour;
import dev.baton.lab.Flavours;
import dev.baton.lab.LabSpec;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.ReplicationLab;
import dev.baton.lab.Topology;
import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import dev.baton.plan.StepResult.Done;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers become read-only whoever is in the way, and acknowledge nothing that nobody else has (I1, I2). */
final class EvictionIT {

    private static final Duration AT_MOST = Duration.ofSeconds(15);
    private static final String ACKNOWLEDGED = "acknowledged";

    private final ServerConnections connections = LabServers.connections();
    private final ServerCommands commands = new ServerCommands(connections);

    static List<Flavour> withSemiSync() {
        return Flavours.forContractTests().stream()
                .filter(flavour -> flavour.isMariaDb() || flavour.isMysqlSince(8, 4))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("withSemiSync")
    void whoWaitsForAnAcknowledgementThatNeverComesIsToldNothing(Flavour flavour) throws SQLException {
        try (ReplicationLab lab = ReplicationLab.start(
                LabSpec.of(Topology.primaryWithReplicas(1), flavour).semiSynchronous())) {
            // Given
            MysqlServer primary = lab.primary();
            String side = flavour.isMariaDb() ? "master" : "source";
            primary.execute("CREATE DATABASE d", "CREATE TABLE d.t (id INT PRIMARY KEY)");
            lab.waitUntilReplicated();
            primary.execute("SET GLOBAL rpl_semi_sync_" + side + "_timeout = 600000");
            lab.replica(1).freeze();
            CompletableFuture<String> first = write(primary, 1);
            CompletableFuture<String> second = write(primary, 2);
            await().atMost(AT_MOST).until(() -> waiting(primary) >= 1);

            // When
            StepResult result = commands.perform(Step.MakeReadOnly.endingClients(id(primary)));

            // Then
            assertThat(result).isInstanceOf(Done.class);
            assertThat(result.detail()).contains("ended the connections of 2 clients");
            assertThat(List.of(first.join(), second.join())).doesNotContain(ACKNOWLEDGED);
            assertThat(primary.queryOne("SELECT @@GLOBAL.read_only")).isEqualTo("1");
            assertThat(primary.queryOne("SELECT @@GLOBAL.rpl_semi_sync_" + side + "_enabled"))
                    .isEqualTo("1");
            lab.replica(1).thaw();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.baton.lab.Flavours#forContractTests")
    void whoHoldsALockDoesNotKeepItFromBecomingReadOnly(Flavour flavour) throws SQLException {
        try (MysqlServer server = MysqlServer.start(flavour);
                Connection holder = server.connectAs(MysqlServer.APPLICATION, MysqlServer.APPLICATION_PASSWORD)) {
            // Given
            server.execute(
                    "CREATE DATABASE d",
                    "CREATE TABLE d.t (id INT PRIMARY KEY)",
                    "GRANT LOCK TABLES ON d.* TO " + MysqlServer.APPLICATION + "@'%'");
            try (Statement statement = holder.createStatement()) {
                statement.execute("LOCK TABLES d.t WRITE");
            }

            // When
            StepResult result = commands.perform(Step.MakeReadOnly.endingClients(id(server)));

            // Then
            assertThat(result).isInstanceOf(Done.class);
            assertThat(server.queryOne("SELECT @@GLOBAL.read_only")).isEqualTo("1");
        }
    }

    private static CompletableFuture<String> write(MysqlServer server, int row) throws SQLException {
        Connection connection = server.connectAs(MysqlServer.APPLICATION, MysqlServer.APPLICATION_PASSWORD);
        CompletableFuture<String> told = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (connection;
                    Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO d.t VALUES (" + row + ")");
                told.complete(ACKNOWLEDGED);
            } catch (SQLException cut) {
                told.complete(cut.toString());
            }
        });
        return told;
    }

    private static long waiting(MysqlServer server) {
        return Long.parseLong(server.queryOne("SELECT COUNT(*) FROM information_schema.PROCESSLIST"
                + " WHERE STATE LIKE 'Waiting for semi-sync ACK%'"));
    }

    @AfterEach
    void closeConnections() {
        connections.close();
    }
}
