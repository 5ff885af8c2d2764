package dev.baton.rest;

import dev.baton.operate.Clusters;
import dev.baton.operate.Recoveries;
import dev.baton.operate.RecoveryReader;
import dev.baton.operate.Said;
import dev.baton.topology.ClusterId;
import dev.baton.web.Actors;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Failovers and takeovers, under way and past. */
@Path("/api/v1/recoveries")
@Tag(name = "Recoveries")
public final class RecoveriesResource {

    private static final int PAGE_SIZE = 50;

    private final Recoveries recoveries;
    private final RecoveryReader reader;
    private final Clusters clusters;
    private final Actors actors;

    public RecoveriesResource(Recoveries recoveries, RecoveryReader reader, Clusters clusters, Actors actors) {
        this.recoveries = recoveries;
        this.reader = reader;
        this.clusters = clusters;
        this.actors = actors;
    }

    @GET
    @Operation(summary = "Recoveries, newest first, 50 to a page; of all clusters or of one")
    public List<RecoveryAnswer> all(@RestQuery @Nullable String cluster, @RestQuery @Nullable String page) {
        String hint = Said.text(cluster);
        List<ClusterId> only =
                hint.isEmpty() ? List.of() : List.of(clusters.find(hint).id());
        return reader.page(only, Said.page(Said.text(page)), PAGE_SIZE).stream()
                .map(line -> RecoveryAnswer.of(line.recovery(), line.alias()))
                .toList();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One recovery: its decision, phases and steps")
    public RecoveryDetailAnswer one(@RestPath long id) {
        return RecoveryDetailAnswer.of(reader.one(id));
    }

    @POST
    @Path("{id}/acknowledgement")
    @Operation(summary = "Acknowledge one that has ended")
    public CountAnswer acknowledge(@RestPath long id, @Nullable AcknowledgementBody body) {
        AcknowledgementBody said = Body.of(body);
        return new CountAnswer(recoveries.acknowledge(id, actors.actor(said.by()), said.comment()));
    }

    @POST
    @Path("acknowledgement")
    @Operation(summary = "Acknowledge all that have ended")
    public CountAnswer acknowledgeAll(@Nullable AcknowledgementBody body) {
        AcknowledgementBody said = Body.of(body);
        return new CountAnswer(recoveries.acknowledgeAll(actors.actor(said.by()), said.comment()));
    }
}
