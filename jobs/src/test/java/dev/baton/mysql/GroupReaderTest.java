package dev.baton.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.topology.GroupMembership;
import dev.baton.topology.GroupMembership.Role;
import dev.baton.topology.GroupMembership.State;
import dev.baton.topology.InstanceId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupReaderTest {

    private static final String OWN = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final Row VARIABLES =
            Row.of(Map.of("server_uuid", OWN, GroupReader.GROUP, "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"));

    @Test
    void aMemberFindsItselfAndTheOthers() {
        // Given
        List<Row> members = List.of(
                member("c0ffee00-71ca-11e1-9e33-c80aa9429562", "db1", "PRIMARY"), member(OWN, "db2", "SECONDARY"));

        // When
        GroupMembership group = GroupReader.read(VARIABLES, members);

        // Then
        assertThat(group.state()).isEqualTo(State.ONLINE);
        assertThat(group.role()).isEqualTo(Role.SECONDARY);
        assertThat(group.isSecondary()).isTrue();
        assertThat(group.members()).containsExactly(new InstanceId("db1", 3306), new InstanceId("db2", 3306));
    }

    @Test
    void aServerThatIsNotAmongThemIsInNoGroup() {
        assertThat(GroupReader.read(VARIABLES, List.of())).isEqualTo(GroupMembership.NONE);
    }

    @Test
    void aPlugInThatDoesNothingMakesNoMember() {
        // Given
        Row offline = Row.of(Map.of("id", OWN, "host", "", "port", "", "state", "OFFLINE", "role", ""));

        // When
        GroupMembership group = GroupReader.read(VARIABLES, List.of(offline));

        // Then
        assertThat(group.isMember()).isFalse();
        assertThat(group.members()).isEmpty();
    }

    private static Row member(String id, String host, String role) {
        return Row.of(Map.of("id", id, "host", host, "port", "3306", "state", "ONLINE", "role", role));
    }
}
