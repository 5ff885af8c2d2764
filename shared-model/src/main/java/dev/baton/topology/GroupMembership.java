package dev.baton.topology;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A server's place in a replication group (MySQL Group Replication), as it tells it itself. A group chooses its primary
 * alone, so Baton never replaces one; it looks after the servers that replicate from a member.
 *
 * @param group the group's name; empty if the server is in none
 * @param state its own state
 * @param role its part; {@link Role#NONE} where the server is too old to tell (before MySQL 8.0)
 * @param members all members that it knows, itself too
 */
public record GroupMembership(String group, State state, Role role, List<InstanceId> members) {

    /** In no group. */
    public static final GroupMembership NONE = new GroupMembership("", State.OFFLINE, Role.NONE, List.of());

    public GroupMembership {
        members = List.copyOf(members);
    }

    /** {@code MEMBER_STATE}. */
    public enum State {
        /** Takes part. */
        ONLINE,
        /** Catches up before it takes part. */
        RECOVERING,
        /** The others do not hear it. */
        UNREACHABLE,
        /** Was thrown out, or failed to apply. */
        ERROR,
        /** The plug-in is there and does nothing. */
        OFFLINE
    }

    /** {@code MEMBER_ROLE}. */
    public enum Role {
        /** Takes writes; in a group with several writers everybody is. */
        PRIMARY,
        /** Refuses them. */
        SECONDARY,
        /** Not told. */
        NONE
    }

    /** Whether it takes part in a group, or tries to. */
    public boolean isMember() {
        return !group.isEmpty() && state != State.OFFLINE;
    }

    /** A member that the group feeds: it has no channel of its own, and yet is no primary. */
    public boolean isSecondary() {
        return isMember() && role == Role.SECONDARY;
    }

    GroupMembership translating(UnaryOperator<InstanceId> names) {
        return new GroupMembership(
                group, state, role, members.stream().map(names).toList());
    }
}
