package dev.baton.store;

import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Observation;

/**
 * What a probe brought, to be kept.
 *
 * @param id the server, by the address it is known by
 * @param cluster where it belongs if it is new; a server that is known stays where it is until it is moved
 * @param observation what was seen
 */
public record Sighting(InstanceId id, ClusterId cluster, Observation observation) {

    /** What counts as a change that somebody at a page would see; the same in every process. */
    int fingerprint() {
        return Fingerprint.of(observation);
    }
}
