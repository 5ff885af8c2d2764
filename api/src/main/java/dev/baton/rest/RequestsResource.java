package dev.baton.rest;

import dev.baton.operate.Servers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What was asked of the fleet. */
@Path("/api/v1/requests")
@Tag(name = "Requests")
public final class RequestsResource {

    private final Servers servers;

    public RequestsResource(Servers servers) {
        this.servers = servers;
    }

    @GET
    @Path("{id}")
    @Operation(summary = "A request, and its answer once there is one")
    public RequestAnswer one(@RestPath long id) {
        return RequestAnswer.of(servers.request(id));
    }
}
