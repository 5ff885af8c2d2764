package dev.baton.rest;

import dev.baton.operate.Said;
import dev.baton.operate.Servers;
import dev.baton.store.FleetRequest;
import dev.baton.web.Actors;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the fleet can find out about a server and no probe reads: nothing is changed by it. */
@Path("/api/v1/instances/{address}")
@Tag(name = "Instances")
public final class InquiriesResource {

    private final Servers servers;
    private final RequestWait wait;
    private final Actors actors;

    public InquiriesResource(Servers servers, RequestWait wait, Actors actors) {
        this.servers = servers;
        this.wait = wait;
        this.actors = actors;
    }

    @POST
    @Path("errant-location")
    @RunOnVirtualThread
    @Operation(summary = "In which files of its binary log its errant transactions are; waits up to wait= seconds")
    public Response locateErrant(
            @RestPath String address, @RestQuery @Nullable String wait, @Nullable ReasonBody body) {
        return answer(
                wait, servers.locateErrant(address, actors.actor(Body.of(body).by())));
    }

    @POST
    @Path("restart-statements")
    @RunOnVirtualThread
    @Operation(summary = "The statements that stop its replication, and start it again as it is; waits as above")
    public Response restart(@RestPath String address, @RestQuery @Nullable String wait, @Nullable StatementBody body) {
        StatementBody said = Body.of(body);
        return answer(wait, servers.tellRestart(address, said.statement(), actors.actor(said.by())));
    }

    private Response answer(@Nullable String seconds, FleetRequest filed) {
        FleetRequest now = wait.upTo(Said.text(seconds), filed);
        return Response.status(now.state().isEnded() ? Response.Status.OK : Response.Status.ACCEPTED)
                .location(URI.create("/api/v1/requests/" + now.id()))
                .entity(RequestAnswer.of(now))
                .build();
    }
}
