package dev.baton.mysql;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a server answered, as rows; {@link InstanceReader} makes facts of them.
 *
 * @param variables the variables of {@link Statements#WANTED} that the server has, one column each
 * @param links one row per channel
 * @param logEnd where the binary log ends; empty if there is none
 * @param replicas the replicas that told their name
 * @param dumpHosts clients to which the binary log is sent, {@code address:port}
 * @param heartbeats heartbeat period by channel, where the links do not say it
 * @param roleOrigins rows of {@link Dialect#showRoleOrigins}
 * @param groupMembers rows of {@link Dialect#showGroupMembers}
 * @param uptime since the server's start
 */
record Readings(
        Row variables,
        List<Row> links,
        Row logEnd,
        List<Row> replicas,
        List<String> dumpHosts,
        Map<String, Duration> heartbeats,
        List<Row> roleOrigins,
        List<Row> groupMembers,
        Duration uptime) {

    Readings {
        links = List.copyOf(links);
        replicas = List.copyOf(replicas);
        dumpHosts = List.copyOf(dumpHosts);
        heartbeats = Map.copyOf(heartbeats);
        roleOrigins = List.copyOf(roleOrigins);
        groupMembers = List.copyOf(groupMembers);
    }
}
