package dev.baton.mysql;

import static dev.baton.mysql.LabServers.id;
import static dev.baton.mysql.LabServers.probe;
import static dev.baton.mysql.LabServers.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.baton.lab.Flavour;
import dev.baton.lab.Flavours;
import dev.baton.lab.MysqlServer;
import dev.baton.topology.GroupMembership;
import dev.baton.topology.Instance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A group of one, as a real server tells it. */
final class GroupReplicationIT {

    private static final String GROUP = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";

    static List<Flavour> flavours() {
        return Flavours.forContractTests();
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void aMemberTellsItsPlace(Flavour flavour) throws IOException {
        assumeThat(!flavour.isMariaDb() && flavour.major() >= 9).isTrue();
        try (MysqlServer server = MysqlServer.start(flavour);
                ServerConnections connections = LabServers.connections()) {
            // Given
            Instance alone = seen(probe(connections).probe(id(server)));
            server.execute(
                    "INSTALL PLUGIN group_replication SONAME 'group_replication.so'",
                    "SET GLOBAL group_replication_group_name = '" + GROUP + "'",
                    "SET GLOBAL group_replication_local_address = '" + MysqlServer.HOST + ":" + freePort() + "'",
                    "SET GLOBAL group_replication_bootstrap_group = ON",
                    "START GROUP_REPLICATION");

            // When
            connections.forget(id(server));
            Instance member = seen(probe(connections).probe(id(server)));

            // Then
            assertThat(alone.group()).isEqualTo(GroupMembership.NONE);
            assertThat(member.group().group()).isEqualTo(GROUP);
            assertThat(member.group().state()).isEqualTo(GroupMembership.State.ONLINE);
            assertThat(member.group().role()).isEqualTo(GroupMembership.Role.PRIMARY);
            assertThat(member.group().members()).containsExactly(id(server));
            assertThat(member.links()).isEmpty();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
