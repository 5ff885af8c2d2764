package dev.baton.mysql;

import dev.baton.topology.GroupMembership;
import dev.baton.topology.GroupMembership.Role;
import dev.baton.topology.GroupMembership.State;
import dev.baton.topology.InstanceId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the rows of {@link Dialect#showGroupMembers}. */
final class GroupReader {

    /** The variable that is there with the plug-in, and names the group. */
    static final String GROUP = "group_replication_group_name";

    private GroupReader() {}

    /** The place of the server that answered; it finds itself among the members by its uuid. */
    static GroupMembership read(Row variables, List<Row> members) {
        Optional<Row> own = members.stream()
                .filter(member -> member.text("id").equalsIgnoreCase(variables.text("server_uuid")))
                .findFirst();
        return own.map(row -> new GroupMembership(
                        variables.text(GROUP),
                        constant(State.class, row.text("state")).orElse(State.ERROR),
                        constant(Role.class, row.text("role")).orElse(Role.NONE),
                        members.stream()
                                .flatMap(member -> address(member).stream())
                                .toList()))
                .orElse(GroupMembership.NONE);
    }

    /** A member that does not take part has no address. */
    private static Optional<InstanceId> address(Row member) {
        String host = member.text("host");
        long port = member.number("port");
        return host.isEmpty() || port <= 0 ? Optional.empty() : Optional.of(new InstanceId(host, (int) port));
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String text) {
        String name = text.toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }
}
