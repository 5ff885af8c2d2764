package dev.baton.rest;

import dev.baton.operate.Clusters;
import dev.baton.operate.Failovers;
import dev.baton.operate.Failovers.FailoverWish;
import dev.baton.operate.Recoveries;
import dev.baton.operate.Said;
import dev.baton.operate.Takeovers;
import dev.baton.operate.Wish;
import dev.baton.operate.Wishes;
import dev.baton.page.cluster.Prediction;
import dev.baton.plan.Simulator;
import dev.baton.topology.ClusterInfo;
import dev.baton.topology.TopologySnapshot;
import dev.baton.web.Actors;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Clusters. A hint is a cluster's name, its alias, or host:port of a member. */
@Path("/api/v1/clusters")
@Tag(name = "Clusters")
public final class ClustersResource {

    private final Clusters clusters;
    private final Takeovers takeovers;
    private final Wishes wishes;
    private final Failovers failovers;
    private final Recoveries recoveries;
    private final ClusterReader reader;
    private final Actors actors;

    // More than usual: each is one act of people.
    public ClustersResource(
            Clusters clusters,
            Takeovers takeovers,
            Wishes wishes,
            Failovers failovers,
            Recoveries recoveries,
            ClusterReader reader,
            Actors actors) {
        this.clusters = clusters;
        this.takeovers = takeovers;
        this.wishes = wishes;
        this.failovers = failovers;
        this.recoveries = recoveries;
        this.reader = reader;
        this.actors = actors;
    }

    @GET
    @Operation(summary = "All clusters, by alias")
    public List<ClusterAnswer> all() {
        return reader.all();
    }

    @GET
    @Path("{hint}")
    @Operation(summary = "One cluster")
    public ClusterAnswer one(@RestPath String hint) {
        return reader.one(hint);
    }

    @GET
    @Path("{hint}/topology")
    @Operation(summary = "Its topology, as a tree and as text")
    public TopologyAnswer topology(@RestPath String hint) {
        return TopologyAnswer.of(clusters.snapshot(hint));
    }

    @PUT
    @Path("{hint}/alias")
    @Operation(summary = "Call it something else")
    public ClusterAnswer rename(@RestPath String hint, @Nullable AliasBody body) {
        AliasBody said = Body.of(body);
        ClusterInfo renamed = clusters.rename(hint, said.alias(), actors.actor(said.by()));
        return reader.one(renamed.id().name());
    }

    @GET
    @Path("{hint}/preview")
    @Operation(
            summary = "What would be done if the primary died now (for=failover), or for what a person asks of it"
                    + " (for=takeover or for=force-failover, target=host:port)")
    public PreviewAnswer preview(
            @RestPath String hint, @RestQuery("for") @Nullable String purpose, @RestQuery @Nullable String target) {
        TopologySnapshot snapshot = clusters.snapshot(hint);
        String wanted = Said.text(purpose).toLowerCase(Locale.ROOT);
        Simulator.Run run = switch (wanted) {
            case "failover" -> wishes.ifPrimaryDied(snapshot);
            case "" -> throw Said.bad("no such preview", "Say for=failover, for=takeover or for=force-failover.");
            default -> wishes.foresee(wishes.primary(snapshot), Wish.of(wanted, Said.text(target), ""));
        };
        return PreviewAnswer.of(snapshot.cluster(), wanted.toUpperCase(Locale.ROOT), Prediction.of(run));
    }

    @POST
    @Path("{hint}/takeover")
    @Operation(summary = "Hand the primary's part to a replica; the answer says where to watch it")
    public Response takeover(@RestPath String hint, @Nullable TakeoverBody body) {
        TakeoverBody said = Body.of(body);
        TopologySnapshot snapshot = clusters.snapshot(hint);
        return Filed.answer(takeovers.ask(snapshot, said.target(), actors.actor(said.by()), said.reason()), snapshot);
    }

    @POST
    @Path("{hint}/failover")
    @Operation(summary = "Replace the primary, by proof of its death or at your word, accepting what may be lost")
    public Response failover(@RestPath String hint, @Nullable FailoverBody body) {
        FailoverBody said = Body.of(body);
        TopologySnapshot snapshot = clusters.snapshot(hint);
        FailoverWish wish = new FailoverWish(said.target(), Said.grounds(said.grounds()));
        return Filed.answer(failovers.failover(snapshot, wish, actors.actor(said.by()), said.reason()), snapshot);
    }

    @POST
    @Path("{hint}/acknowledgement")
    @Operation(summary = "Acknowledge all its recoveries that have ended")
    public CountAnswer acknowledge(@RestPath String hint, @Nullable AcknowledgementBody body) {
        AcknowledgementBody said = Body.of(body);
        return new CountAnswer(recoveries.acknowledge(clusters.find(hint), actors.actor(said.by()), said.comment()));
    }
}
