package dev.baton.mysql;

import static dev.baton.mysql.LabServers.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.lab.Flavour;
import dev.baton.lab.Flavours;
import dev.baton.lab.MysqlServer;
import dev.baton.topology.WriteTest;
import dev.baton.topology.WriteTest.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Test writes on every server that we claim. */
final class TestWriterIT {

    private static final String[] TABLE = {
        "CREATE DATABASE baton", "CREATE TABLE baton.test_write (id INT PRIMARY KEY, written_by VARCHAR(300) NOT NULL)"
    };

    static List<Flavour> flavours() {
        return Flavours.forContractTests();
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void aWriteSucceedsIsRefusedOrStallsAndComesBack(Flavour flavour) throws SQLException {
        try (MysqlServer server = MysqlServer.start(flavour);
                ServerConnections connections = LabServers.connections()) {
            // Given
            TestWriter writer = new TestWriter(
                    connections,
                    new TestWriter.Settings("baton.test_write", Duration.ofMillis(500), "node-1"),
                    Clock.systemUTC());

            // When
            WriteTest withoutTable = await().until(() -> writer.test(id(server)), WriteTest.Refused.class::isInstance);
            server.execute(TABLE);
            WriteTest written = await().until(() -> writer.test(id(server)), WriteTest.Written.class::isInstance);
            WriteTest stalled;
            try (Connection backup = server.connect();
                    Statement lock = backup.createStatement()) {
                lock.execute("FLUSH TABLES WITH READ LOCK");
                stalled = writer.test(id(server));
                lock.execute("UNLOCK TABLES");
            }

            // Then
            assertThat(withoutTable).isInstanceOfSatisfying(WriteTest.Refused.class, refused -> {
                assertThat(refused.problem()).isEqualTo(Problem.OTHER);
                assertThat(refused.number()).isIn(1049, 1146);
            });
            assertThat(written).isInstanceOf(WriteTest.Written.class);
            assertThat(stalled).isInstanceOf(WriteTest.Stalled.class);
            await().until(() -> writer.test(id(server)), WriteTest.Written.class::isInstance);
            assertThat(server.queryRow("SELECT written_by FROM baton.test_write")
                            .get("written_by"))
                    .startsWith("node-1 at ");
        }
    }
}
