package dev.baton.mysql;

import static dev.baton.mysql.LabServers.id;
import static dev.baton.mysql.LabServers.probe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lab.Flavour;
import dev.baton.lab.Flavours;
import dev.baton.lab.MysqlServer;
import dev.baton.topology.Failure;
import dev.baton.topology.Failure.Kind;
import dev.baton.topology.InstanceId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real servers, and hosts without one, look like when they do not answer. */
final class FailuresIT {

    private static final Duration AT_MOST = Duration.ofMillis(3_500);

    static List<Flavour> flavours() {
        return Flavours.forContractTests();
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void aWrongPasswordIsAccessDenied(Flavour flavour) {
        try (MysqlServer server = MysqlServer.start(flavour);
                ServerConnections connections =
                        LabServers.connectionsAs(new Credentials(MysqlServer.ADMIN, "not the password"))) {
            // When
            Failure failure = missed(connections, id(server));

            // Then
            assertThat(failure.kind()).isEqualTo(Kind.ACCESS_DENIED);
            assertThat(failure.toString()).doesNotContain("not the password").doesNotContain("\n");
        }
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void anAccountWithoutPrivilegesIsAccessDenied(Flavour flavour) {
        try (MysqlServer server = MysqlServer.start(flavour);
                ServerConnections connections = LabServers.connectionsAs(
                        new Credentials(MysqlServer.APPLICATION, MysqlServer.APPLICATION_PASSWORD))) {
            // When
            Failure failure = missed(connections, id(server));

            // Then: to see no channel because one may not look must not pass for having none
            assertThat(failure.kind()).isEqualTo(Kind.ACCESS_DENIED);
        }
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void aLockedAccountIsAccessDenied(Flavour flavour) {
        try (MysqlServer server = MysqlServer.start(flavour);
                ServerConnections connections = LabServers.connectionsAs(
                        new Credentials(MysqlServer.APPLICATION, MysqlServer.APPLICATION_PASSWORD))) {
            // Given
            server.execute("ALTER USER '" + MysqlServer.APPLICATION + "'@'%' ACCOUNT LOCK");

            // When
            Failure failure = missed(connections, id(server));

            // Then
            assertThat(failure.kind()).isEqualTo(Kind.ACCESS_DENIED);
        }
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void aFullServerHasTooManyConnections(Flavour flavour) throws SQLException {
        List<Connection> crowd = new ArrayList<>();
        try (MysqlServer server = MysqlServer.start(flavour);
                ServerConnections connections = LabServers.connectionsAs(
                        new Credentials(MysqlServer.APPLICATION, MysqlServer.APPLICATION_PASSWORD))) {
            // Given
            server.execute("SET GLOBAL max_connections = 10");
            crowd.add(server.connect());
            fill(server, crowd);

            // When
            Failure failure = missed(connections, id(server));

            // Then
            assertThat(failure.kind()).isEqualTo(Kind.TOO_MANY_CONNECTIONS);
            assertThat(failure.kind().provesAlive()).isTrue();
            closeAll(crowd);
        }
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void aFrozenServerTimesOutWithinTheDeadline(Flavour flavour) {
        try (MysqlServer server = MysqlServer.start(flavour);
                ServerConnections connections = LabServers.connections()) {
            // Given one that was well when it was seen last
            LabServers.seen(probe(connections).probe(id(server)));
            server.freeze();

            // When
            ProbeResult result = probe(connections).probe(id(server));

            // Then
            assertThat(failure(result).kind()).isEqualTo(Kind.TIMED_OUT);
            assertThat(result.took()).isLessThan(AT_MOST);
        }
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void aKilledServerRefusesAtOnce(Flavour flavour) {
        try (MysqlServer server = MysqlServer.start(flavour);
                ServerConnections connections = LabServers.connections()) {
            // Given
            LabServers.seen(probe(connections).probe(id(server)));
            server.kill();

            // When
            ProbeResult result = probe(connections).probe(id(server));

            // Then
            assertThat(failure(result).kind()).isEqualTo(Kind.REFUSED);
            assertThat(result.took()).isLessThan(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void aServerThatComesBackIsSeenAgain(Flavour flavour) {
        try (MysqlServer server = MysqlServer.start(flavour);
                ServerConnections connections = LabServers.connections()) {
            // Given
            server.freeze();
            missed(connections, id(server));
            server.thaw();

            // When
            ProbeResult result = probe(connections).probe(id(server));

            // Then
            assertThat(result).isInstanceOf(ProbeResult.Seen.class);
        }
    }

    @Test
    void aNameThatNobodyKnowsIsAnUnknownHost() {
        try (ServerConnections connections = LabServers.connections()) {
            // When
            Failure failure = missed(connections, new InstanceId("no-such-host.invalid", 3306));

            // Then
            assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN_HOST);
        }
    }

    @Test
    void aPasswordThatWouldTravelInTheClearIsNotSent() {
        try (MysqlServer server = MysqlServer.start(Flavour.MYSQL_9_7);
                ServerConnections connections = new ServerConnections(
                        new ConnectionSettings(
                                LabServers.ADMIN,
                                LabServers.TIMEOUTS,
                                TlsMode.DISABLED,
                                KeyRetrieval.REFUSED,
                                ReplicationSettings.KEPT),
                        1)) {
            // Given a server that does not remember the account
            server.execute("FLUSH PRIVILEGES");

            // When
            Failure failure = missed(connections, id(server));

            // Then it answered, and is alive
            assertThat(failure.kind()).isEqualTo(Kind.SERVER_ERROR);
        }
    }

    private static void fill(MysqlServer server, List<Connection> crowd) {
        for (int i = 0; i < 40; i++) {
            try {
                crowd.add(server.connectAs(MysqlServer.APPLICATION, MysqlServer.APPLICATION_PASSWORD));
            } catch (SQLException full) {
                return;
            }
        }
        throw new IllegalStateException("the server is never full");
    }

    private static void closeAll(List<Connection> crowd) throws SQLException {
        for (Connection connection : crowd) {
            connection.close();
        }
    }

    private static Failure missed(ServerConnections connections, InstanceId id) {
        return failure(probe(connections).probe(id));
    }

    private static Failure failure(ProbeResult result) {
        return switch (result) {
            case ProbeResult.Seen seen -> throw new IllegalStateException(seen.toString());
            case ProbeResult.Missed(Failure why, Duration took) -> why;
        };
    }
}
