package dev.baton.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MysqlServerIT {
    static List<Flavour> flavours() {
        return Flavours.forContractTests();
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void startedServerIsOfItsFlavourAndHasNoHistory(Flavour flavour) {
        // When
        try (MysqlServer server = MysqlServer.start(flavour)) {
            // Then
            String history = flavour.isMariaDb() ? "SELECT @@gtid_binlog_pos" : "SELECT @@gtid_executed";
            assertThat(server.queryOne("SELECT VERSION()")).startsWith(flavour.major() + "." + flavour.minor());
            assertThat(server.queryOne(history)).isEmpty();
            assertThat(server.queryOne("SELECT @@report_port")).isEqualTo(Integer.toString(server.port()));
        }
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void killedServerComesBackWithItsData(Flavour flavour) {
        try (MysqlServer server = MysqlServer.start(flavour)) {
            // Given
            server.execute("CREATE DATABASE kept", "CREATE TABLE kept.rows_kept (id INT PRIMARY KEY) ENGINE=InnoDB");
            server.execute("INSERT INTO kept.rows_kept VALUES (7)");
            long earlier = server.pid();
            // When
            server.kill();
            // Then
            assertThat(server.isAlive()).isFalse();
            assertThat(ProcessHandle.of(earlier).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(server.start().queryOne("SELECT id FROM kept.rows_kept")).isEqualTo("7");
            assertThat(server.pid()).isNotEqualTo(earlier);
        }
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void frozenServerKeepsConnectionsOpenAndAnswersNothingUntilThawed(Flavour flavour) throws SQLException {
        try (MysqlServer server = MysqlServer.start(flavour);
                Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            // Given
            statement.setQueryTimeout(5);
            // When
            server.freeze();
            // Then
            assertThat(server.isFrozen()).isTrue();
            assertThat(server.isAlive()).isTrue();
            assertThatThrownBy(server::connect).isInstanceOf(SQLException.class);
            server.thaw();
            assertThat(server.isFrozen()).isFalse();
            assertThat(statement.execute("SELECT 1")).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void stoppedServerComesBackOnItsPortAndSaysWhoItIs(Flavour flavour) {
        try (MysqlServer server = MysqlServer.start(flavour)) {
            // Given
            int port = server.port();
            // When
            server.restart();
            // Then
            assertThat(server.port()).isEqualTo(port);
            assertThat(server.queryOne("SELECT @@server_id")).isEqualTo(Integer.toString(port));
            assertThat(server.errorLog()).contains("ready for connections");
        }
    }

    @Test
    void keptDataOutliveTheServerAndStayOnTheirPort(@TempDir Path folder) {
        // Given
        ServerSpec spec = ServerSpec.of(Flavour.DEFAULT)
                .keepingDataIn(folder.resolve("data"))
                .boundTo("0.0.0.0");
        int port;
        try (MysqlServer server = MysqlServer.start(spec)) {
            port = server.port();
            server.execute("CREATE DATABASE kept");
        }
        // When
        try (MysqlServer server = MysqlServer.start(spec.onPort(port))) {
            // Then
            assertThat(server.hostPort()).isEqualTo("127.0.0.1:" + port);
            assertThat(server.queryOne("SHOW DATABASES LIKE 'kept'")).isEqualTo("kept");
        }
    }

    @Test
    void portInUseIsRefused() {
        try (MysqlServer server = MysqlServer.start(Flavour.DEFAULT)) {
            // Given
            ServerSpec samePort = ServerSpec.of(Flavour.DEFAULT).onPort(server.port());
            // When
            assertThatThrownBy(() -> MysqlServer.start(samePort))
                    // Then
                    .isInstanceOf(LabException.class)
                    .hasMessageContaining("port " + server.port() + " is in use");
        }
    }

    @Test
    void serverThatCannotStartSaysWhy() {
        // Given
        ServerSpec spec = ServerSpec.of(Flavour.DEFAULT).with("no_such_setting", "1");
        // When
        assertThatThrownBy(() -> MysqlServer.start(spec))
                // Then
                .isInstanceOf(LabException.class)
                .hasMessageContaining("no-such-setting");
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void settingsOfTheSpecificationWin(Flavour flavour) {
        // Given
        ServerSpec spec = ServerSpec.of(flavour).with("read_only", "1").with("sync-binlog", "3");
        // When
        try (MysqlServer server = MysqlServer.start(spec)) {
            // Then
            assertThat(server.queryRow("SELECT @@read_only AS read_only, @@sync_binlog AS sync_binlog"))
                    .containsEntry("read_only", "1")
                    .containsEntry("sync_binlog", "3");
        }
    }
}
