package dev.baton.rest;

import dev.baton.operate.Clusters;
import dev.baton.operate.Failovers;
import dev.baton.operate.Said;
import dev.baton.operate.Servers;
import dev.baton.store.FleetRequest;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import dev.baton.web.Actors;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Servers, by their addresses: host:port. */
@Path("/api/v1/instances")
@Tag(name = "Instances")
public final class InstancesResource {

    private final Servers servers;
    private final Clusters clusters;
    private final Failovers failovers;
    private final RequestWait wait;
    private final Actors actors;

    public InstancesResource(Servers servers, Clusters clusters, Failovers failovers, RequestWait wait, Actors actors) {
        this.servers = servers;
        this.clusters = clusters;
        this.failovers = failovers;
        this.wait = wait;
        this.actors = actors;
    }

    @GET
    @Operation(summary = "All servers, or those of a cluster")
    public List<InstanceAnswer> all(@RestQuery @Nullable String cluster) {
        String hint = Said.text(cluster);
        Stream<TopologySnapshot> snapshots =
                hint.isEmpty() ? clusters.snapshots().stream() : Stream.of(clusters.snapshot(hint));
        return snapshots
                .flatMap(snapshot -> snapshot.servers().stream())
                .map(InstanceAnswer::of)
                .toList();
    }

    @GET
    @Path("{address}")
    @Operation(summary = "One server, as last seen")
    public InstanceAnswer one(@RestPath String address) {
        return InstanceAnswer.of(servers.find(address));
    }

    @POST
    @RunOnVirtualThread
    @Operation(summary = "Discover a server: asks the fleet, and waits up to wait= seconds for its answer")
    public Response discover(@RestQuery @Nullable String wait, @Nullable DiscoverBody body) {
        DiscoverBody said = Body.of(body);
        FleetRequest filed = servers.discover(said.address(), actors.actor(said.by()));
        FleetRequest now = this.wait.upTo(Said.text(wait), filed);
        return Response.status(now.state().isEnded() ? Response.Status.OK : Response.Status.ACCEPTED)
                .location(URI.create("/api/v1/requests/" + now.id()))
                .entity(RequestAnswer.of(now))
                .build();
    }

    @DELETE
    @Path("{address}")
    @Operation(summary = "Forget a server")
    public void forget(@RestPath String address, @RestQuery @Nullable String by) {
        servers.forget(address, actors.actor(Said.text(by)));
    }

    @PUT
    @Path("{address}/downtime")
    @Operation(summary = "Take a server out for a time")
    public InstanceAnswer beginDowntime(@RestPath String address, @Nullable DowntimeBody body) {
        DowntimeBody said = Body.of(body);
        servers.beginDowntime(address, actors.actor(said.owner()), said.reason(), Said.duration(said.duration()));
        return one(address);
    }

    @DELETE
    @Path("{address}/downtime")
    @Operation(summary = "Take a server in again")
    public InstanceAnswer endDowntime(@RestPath String address, @RestQuery @Nullable String by) {
        servers.endDowntime(address, actors.actor(Said.text(by)));
        return one(address);
    }

    @PUT
    @Path("{address}/promotion-rule")
    @Operation(summary = "Say whether a server may be promoted")
    public InstanceAnswer setRule(@RestPath String address, @Nullable RuleBody body) {
        RuleBody said = Body.of(body);
        servers.setRule(address, Said.rule(said.rule()), actors.actor(said.by()));
        return one(address);
    }

    @POST
    @Path("{address}/recovery")
    @Operation(summary = "Mend what is found about a server, accepting what may be lost; says where to watch it")
    public Response recover(@RestPath String address, @Nullable TakeoverBody body) {
        TakeoverBody said = Body.of(body);
        ServerView server = servers.find(address);
        return Filed.answer(
                failovers.recover(server, said.target(), actors.actor(said.by()), said.reason()), server.snapshot());
    }

    @POST
    @Path("{address}/rejoin")
    @Operation(summary = "Take a server that was left behind back as a replica, if it holds nothing of its own")
    public Response rejoin(@RestPath String address, @Nullable ReasonBody body) {
        ReasonBody said = Body.of(body);
        ServerView server = servers.find(address);
        return Filed.answer(failovers.rejoin(server, actors.actor(said.by()), said.reason()), server.snapshot());
    }
}
