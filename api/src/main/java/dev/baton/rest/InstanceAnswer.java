package dev.baton.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.page.cluster.Access;
import dev.baton.page.cluster.Role;
import dev.baton.store.ServerState;
import dev.baton.topology.ClusterInfo;
import dev.baton.topology.Instance;
import dev.baton.topology.Observation;
import dev.baton.topology.ServerView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server as last seen.
 *
 * @param address host:port
 * @param cluster the cluster's lasting name
 * @param alias what people call the cluster
 * @param generation the cluster's fencing token
 * @param state REACHABLE, TURNED_AWAY, UNREACHABLE or NEVER_SEEN
 * @param why what the last failing probe met; empty if it did not fail
 * @param lastProbe when the last probe ended
 * @param role its part in the cluster
 * @param promotionRule whether it may be promoted
 * @param downtime its downtime, if it is in one
 * @param facts what the last good probe read, if there was one
 * @param replicas addresses of the servers that replicate from it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InstanceAnswer(
        String address,
        String cluster,
        String alias,
        long generation,
        String state,
        String why,
        Instant lastProbe,
        String role,
        String promotionRule,
        @Nullable DowntimeAnswer downtime,
        @Nullable FactsAnswer facts,
        List<String> replicas) {

    /**
     * A downtime.
     *
     * @param owner who took the server out
     * @param reason why
     * @param until when it ends by itself
     */
    public record DowntimeAnswer(String owner, String reason, Instant until) {
        static @Nullable DowntimeAnswer of(ServerView server) {
            var said = server.server().downtime();
            return server.downtimed() ? new DowntimeAnswer(said.owner(), said.reason(), said.until()) : null;
        }
    }

    static InstanceAnswer of(ServerView server) {
        ClusterInfo cluster = server.snapshot().cluster();
        Observation observation = server.server().observation();
        return new InstanceAnswer(
                server.id().toString(),
                cluster.id().name(),
                cluster.alias(),
                cluster.generation(),
                ServerState.of(observation).name(),
                why(observation),
                observation.at(),
                Role.of(server).name(),
                server.server().rule().name(),
                DowntimeAnswer.of(server),
                facts(server),
                server.replicas().stream()
                        .map(replica -> replica.id().toString())
                        .toList());
    }

    private static @Nullable FactsAnswer facts(ServerView server) {
        for (Instance facts : server.facts().stream().toList()) {
            return FactsAnswer.of(facts, Access.of(server));
        }
        return null;
    }

    private static String why(Observation observation) {
        return switch (observation) {
            case Observation.Reachable reachable -> "";
            case Observation.TurnedAway turned -> turned.why().toString();
            case Observation.Unreachable unreachable -> unreachable.why().toString();
            case Observation.NeverSeen never -> never.why().toString();
        };
    }
}
