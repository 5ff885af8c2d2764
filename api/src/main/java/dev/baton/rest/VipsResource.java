package dev.baton.rest;

import dev.baton.operate.Said;
import dev.baton.operate.Vips;
import dev.baton.page.cluster.Prediction;
import dev.baton.plan.Simulator;
import dev.baton.store.FleetRequest;
import dev.baton.store.Recovery;
import dev.baton.store.RecoverySwitch;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Virtual addresses, each by its IP. */
@Path("/api/v1/vips")
@Tag(name = "Virtual addresses")
public final class VipsResource {

    private final Vips vips;
    private final RequestWait wait;
    private final Actors actors;

    public VipsResource(Vips vips, RequestWait wait, Actors actors) {
        this.vips = vips;
        this.wait = wait;
        this.actors = actors;
    }

    @GET
    @Operation(summary = "All virtual addresses, or those of a cluster")
    public List<VipAnswer> all(@RestQuery @Nullable String cluster) {
        return vips.all(Said.text(cluster)).stream().map(VipAnswer::of).toList();
    }

    @GET
    @Path("{ip}")
    @Operation(summary = "One virtual address, and where it was last seen")
    public VipAnswer one(@RestPath String ip) {
        return VipAnswer.of(vips.find(ip));
    }

    @POST
    @Operation(summary = "Take in a virtual address, or say anew how it is; it is raised nowhere by that")
    public VipAnswer put(@Nullable VipBody body) {
        VipBody said = Body.of(body);
        return VipAnswer.of(vips.put(said.cluster(), said.vip(), actors.actor(said.by())));
    }

    @DELETE
    @Path("{ip}")
    @Operation(summary = "Forget a virtual address; it stays on the hosts that have it")
    public void forget(@RestPath String ip, @RestQuery @Nullable String by) {
        vips.forget(ip, actors.actor(Said.text(by)));
    }

    @GET
    @Path("{ip}/preview")
    @Operation(summary = "What placing it would do (for=place, target=host:port), or taking it away (for=take-away)")
    public PreviewAnswer preview(
            @RestPath String ip, @RestQuery("for") @Nullable String act, @RestQuery @Nullable String target) {
        Simulator.Run run = switch (Said.text(act)) {
            case "place" -> vips.ifPlaced(ip, Said.text(target));
            case "take-away" -> vips.ifTakenAway(ip);
            default -> throw Said.bad("no such preview", "Say for=place or for=take-away.");
        };
        return PreviewAnswer.of(vips.find(ip).snapshot().cluster(), "ADDRESS", Prediction.of(run));
    }

    @POST
    @Path("{ip}/place")
    @Operation(summary = "Put it where it belongs, or on the host of a named server that has the part for it")
    public Response place(@RestPath String ip, @Nullable VipActBody body) {
        VipActBody said = Body.of(body);
        return accepted(ip, vips.place(ip, said.target(), actors.actor(said.by()), said.reason()));
    }

    @POST
    @Path("{ip}/take-away")
    @Operation(summary = "Take it off every host")
    public Response takeAway(@RestPath String ip, @Nullable VipActBody body) {
        VipActBody said = Body.of(body);
        return accepted(ip, vips.takeAway(ip, actors.actor(said.by()), said.reason()));
    }

    @POST
    @Path("{ip}/check")
    @RunOnVirtualThread
    @Operation(summary = "Look where it is and whether it could be moved; waits up to wait= seconds for the fleet")
    public Response check(@RestPath String ip, @RestQuery @Nullable String wait, @Nullable VipActBody body) {
        return answer(this.wait.upTo(
                Said.text(wait), vips.check(ip, actors.actor(Body.of(body).by()))));
    }

    @POST
    @Path("host-keys")
    @RunOnVirtualThread
    @Operation(summary = "Show the SSH key of a host, or confirm it by its fingerprint")
    public Response hostKey(@RestQuery @Nullable String wait, @Nullable HostKeyBody body) {
        HostKeyBody said = Body.of(body);
        FleetRequest filed = said.fingerprint().isEmpty()
                ? vips.scan(said.host(), said.port(), actors.actor(said.by()))
                : vips.confirm(said.host(), said.port(), said.fingerprint(), actors.actor(said.by()));
        return answer(this.wait.upTo(Said.text(wait), filed));
    }

    @GET
    @Path("leases")
    @Operation(summary = "Whether leases count")
    public SwitchAnswer leases() {
        return SwitchAnswer.of(vips.leases());
    }

    @PUT
    @Path("leases")
    @Operation(summary = "Let leases count, or freeze them: hosts then keep their addresses until they are told")
    public SwitchAnswer setLeases(@Nullable SwitchBody body) {
        SwitchBody said = Body.of(body);
        RecoverySwitch.State state =
                Said.flag("enabled", said.enabled()) ? RecoverySwitch.State.ENABLED : RecoverySwitch.State.DISABLED;
        return SwitchAnswer.of(vips.setLeases(state, actors.actor(said.by()), said.reason()));
    }

    private Response accepted(String ip, Recovery recovery) {
        return Response.accepted(RecoveryAnswer.of(
                        recovery, vips.find(ip).snapshot().cluster().alias()))
                .location(URI.create("/api/v1/recoveries/" + recovery.id()))
                .build();
    }

    private static Response answer(FleetRequest now) {
        return Response.status(now.state().isEnded() ? Response.Status.OK : Response.Status.ACCEPTED)
                .location(URI.create("/api/v1/requests/" + now.id()))
                .entity(RequestAnswer.of(now))
                .build();
    }
}
