package dev.baton.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lab.MysqlServer;
import dev.baton.lab.hosts.HostLab;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Primaries that turn Batons away and are alive: F15, F49. */
class AlivePrimaryOnHostsIT {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(8);
    private static final int MOST_CONNECTIONS = 400;

    @BeforeEach
    void needHosts() {
        HostLab.assumePossible();
    }

    @Test
    void f15APrimaryWithTooManyConnectionsIsNotReplaced() throws SQLException {
        try (FaultStage stage = FaultStage.set()) {
            // When
            List<Connection> crowd = crowd(stage.server("db1"));

            // Then
            assertThat(crowd).hasSizeLessThan(MOST_CONNECTIONS);
            stage.pause(LONG_ENOUGH);
            stage.assertNothingHappened();
            for (Connection one : crowd) {
                one.close();
            }
            stage.assertAllWell();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "baton.faults", matches = "all")
    void f49APrimaryThatRefusesOurPasswordIsNotReplaced() {
        try (FaultStage stage = FaultStage.set()) {
            // When
            stage.server("db1").execute("ALTER USER baton@'%' IDENTIFIED BY 'anotherpw'");
            stage.endSessions("db1", "baton");

            // Then
            stage.pause(LONG_ENOUGH);
            stage.assertNothingHappened();
            stage.server("db1").execute("ALTER USER baton@'%' IDENTIFIED BY 'batonpw'");
            stage.assertAllWell();
        }
    }

    /** As many as it lets in. */
    private static List<Connection> crowd(MysqlServer server) {
        List<Connection> crowd = new ArrayList<>();
        while (crowd.size() < MOST_CONNECTIONS) {
            try {
                crowd.add(server.connectAs(MysqlServer.APPLICATION, MysqlServer.APPLICATION_PASSWORD));
            } catch (SQLException full) {
                return crowd;
            }
        }
        return crowd;
    }
}
