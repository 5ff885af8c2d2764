package dev.baton.pages;

import dev.baton.operate.Clusters;
import dev.baton.operate.Recoveries;
import dev.baton.operate.Said;
import dev.baton.operate.Takeovers;
import dev.baton.page.Links;
import dev.baton.page.Notice;
import dev.baton.store.Recovery;
import dev.baton.topology.ClusterInfo;
import dev.baton.web.Actors;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What the forms on a cluster's page do. */
@Path("/")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ClusterForms {

    private final Clusters clusters;
    private final Takeovers takeovers;
    private final Recoveries recoveries;
    private final Actors actors;

    public ClusterForms(Clusters clusters, Takeovers takeovers, Recoveries recoveries, Actors actors) {
        this.clusters = clusters;
        this.takeovers = takeovers;
        this.recoveries = recoveries;
        this.actors = actors;
    }

    /** The form's fields; what was not filled in is missing. */
    public record Takeover(
            @RestForm @Nullable String target,
            @RestForm @Nullable String by,
            @RestForm @Nullable String reason,
            @RestForm @Nullable String confirmed) {}

    @POST
    @Path("clusters/{hint}/takeover")
    @Operation(hidden = true)
    public Response takeover(@RestPath String hint, Takeover form) {
        Confirmation.require(form.confirmed());
        Recovery recovery = takeovers.ask(
                clusters.snapshot(hint),
                Said.text(form.target()),
                actors.actor(Said.text(form.by())),
                Said.text(form.reason()));
        return Back.to(Links.recovery(recovery.id()));
    }

    @POST
    @Path("clusters/{hint}/alias")
    @Operation(hidden = true)
    public Response rename(@RestPath String hint, @RestForm @Nullable String alias, @RestForm @Nullable String by) {
        ClusterInfo renamed = clusters.rename(hint, Said.text(alias), actors.actor(Said.text(by)));
        return Back.to(Links.cluster(renamed.id()), Notice.RENAMED);
    }

    @POST
    @Path("clusters/{hint}/acknowledgement")
    @Operation(hidden = true)
    public Response acknowledge(
            @RestPath String hint, @RestForm @Nullable String by, @RestForm @Nullable String comment) {
        ClusterInfo cluster = clusters.find(hint);
        int count = recoveries.acknowledge(cluster, actors.actor(Said.text(by)), Said.text(comment));
        return Back.acknowledged(Links.cluster(cluster.id()), count);
    }
}
