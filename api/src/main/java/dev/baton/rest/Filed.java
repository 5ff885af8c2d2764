package dev.baton.rest;

import dev.baton.store.Recovery;
import dev.baton.topology.TopologySnapshot;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The answer to a wish that the fleet will see to: the recovery, and where to watch it. */
final class Filed {

    private Filed() {}

    static Response answer(Recovery recovery, TopologySnapshot snapshot) {
        return Response.accepted(RecoveryAnswer.of(recovery, snapshot.cluster().alias()))
                .location(URI.create("/api/v1/recoveries/" + recovery.id()))
                .build();
    }
}
