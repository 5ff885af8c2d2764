package dev.baton.pages;

import dev.baton.operate.Said;
import dev.baton.operate.Servers;
import dev.baton.page.Frame;
import dev.baton.page.Links;
import dev.baton.page.Notice;
import dev.baton.page.Section;
import dev.baton.page.cluster.ServerDetails;
import dev.baton.page.cluster.ServerPage;
import dev.baton.topology.ServerView;
import dev.baton.web.Actors;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows a server, and does what the forms on its page ask for. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class ServerRoutes {

    private final Servers servers;
    private final FindingReader findings;
    private final Frames frames;
    private final Actors actors;

    public ServerRoutes(Servers servers, FindingReader findings, Frames frames, Actors actors) {
        this.servers = servers;
        this.findings = findings;
        this.frames = frames;
        this.actors = actors;
    }

    @GET
    @Path("instances/{address}")
    @Operation(hidden = true)
    public TemplateInstance one(@RestPath String address, @RestQuery @Nullable String notice) {
        ServerView server = servers.find(address);
        Frame frame = frames.frame(server.id().toString(), Section.CLUSTERS, Said.text(notice));
        return new ServerPage(
                frame,
                ServerDetails.of(
                        server,
                        findings.of(server.snapshot().cluster(), frame.now()),
                        findings.changesOf(server, frame.now())));
    }

    @POST
    @Path("discover")
    @Operation(hidden = true)
    public Response discover(@RestForm @Nullable String address, @RestForm @Nullable String by) {
        servers.discover(Said.text(address), actors.actor(Said.text(by)));
        return Back.to("/", Notice.DISCOVERY_ASKED);
    }

    @POST
    @Path("instances/{address}/downtime")
    @Operation(hidden = true)
    public Response beginDowntime(
            @RestPath String address,
            @RestForm @Nullable String by,
            @RestForm @Nullable String reason,
            @RestForm @Nullable String duration) {
        servers.beginDowntime(
                address, actors.actor(Said.text(by)), Said.text(reason), Said.duration(Said.text(duration)));
        return back(address, Notice.DOWNTIME_BEGUN);
    }

    @POST
    @Path("instances/{address}/downtime/end")
    @Operation(hidden = true)
    public Response endDowntime(@RestPath String address, @RestForm @Nullable String by) {
        servers.endDowntime(address, actors.actor(Said.text(by)));
        return back(address, Notice.DOWNTIME_ENDED);
    }

    @POST
    @Path("instances/{address}/promotion-rule")
    @Operation(hidden = true)
    public Response setRule(@RestPath String address, @RestForm @Nullable String rule, @RestForm @Nullable String by) {
        servers.setRule(address, Said.rule(Said.text(rule)), actors.actor(Said.text(by)));
        return back(address, Notice.RULE_SET);
    }

    @POST
    @Path("instances/{address}/forget")
    @Operation(hidden = true)
    public Response forget(
            @RestPath String address, @RestForm @Nullable String by, @RestForm @Nullable String confirmed) {
        Confirmation.require(confirmed);
        servers.forget(address, actors.actor(Said.text(by)));
        return Back.to("/", Notice.FORGOTTEN);
    }

    private Response back(String address, Notice notice) {
        return Back.to(Links.server(servers.find(address).id()), notice);
    }
}
