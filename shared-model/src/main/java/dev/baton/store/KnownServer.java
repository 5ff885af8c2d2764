package dev.baton.store;

import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Observation;
import java.time.Instant;

/**
 * A server that the store knows.
 *
 * @param id the address it is known by
 * @param cluster where it belongs
 * @param observation what the last probe brought
 * @param firstSeenAt when it was first recorded, by the store's clock
 */
public record KnownServer(InstanceId id, ClusterId cluster, Observation observation, Instant firstSeenAt) {

    public ServerState state() {
        return ServerState.of(observation);
    }
}
