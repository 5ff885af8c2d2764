package dev.baton.rest;

import dev.baton.operate.Said;
import dev.baton.operate.Servers;
import dev.baton.operate.Wish;
import dev.baton.operate.Wishes;
import dev.baton.page.cluster.Prediction;
import dev.baton.plan.Simulator;
import dev.baton.store.Recovery;
import dev.baton.topology.ServerView;
import dev.baton.web.Actors;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What people want to be done with a server: foreseen by GET, asked for by POST. */
@Path("/api/v1/instances/{address}")
@Tag(name = "Moves and operations")
public final class ServerPlansResource {

    private final Servers servers;
    private final Wishes wishes;
    private final Actors actors;

    public ServerPlansResource(Servers servers, Wishes wishes, Actors actors) {
        this.servers = servers;
        this.wishes = wishes;
        this.actors = actors;
    }

    @GET
    @Path("can-replicate-from/{source}")
    @Operation(summary = "Whether it can replicate from another server, with every reason why not")
    public FollowAnswer canReplicateFrom(@RestPath String address, @RestPath String source) {
        ServerView replica = servers.find(address);
        ServerView other = servers.find(source);
        return FollowAnswer.of(replica, replica.snapshot().find(other.id()).orElse(other));
    }

    @GET
    @Path("moves/preview")
    @Operation(summary = "What a move would do (move=relocate, destination=host:port, pattern=)")
    public PreviewAnswer previewMove(
            @RestPath String address,
            @RestQuery @Nullable String move,
            @RestQuery @Nullable String destination,
            @RestQuery @Nullable String pattern) {
        ServerView server = servers.find(address);
        Wish wish = Wish.move(Said.text(move), Said.text(destination), Said.text(pattern));
        return preview(server, "MOVE", wishes.foresee(server, wish));
    }

    @POST
    @Path("moves")
    @Operation(summary = "Change who replicates from whom; the answer says where to watch it")
    public Response move(@RestPath String address, @Nullable MoveBody body) {
        MoveBody said = Body.of(body);
        ServerView server = servers.find(address);
        return asked(server, wishes.ask(server, said.wish(), actors.actor(said.by()), said.reason()));
    }

    @GET
    @Path("operations/preview")
    @Operation(summary = "What an operation would do (operation=stop-replication, argument=)")
    public PreviewAnswer previewOperation(
            @RestPath String address, @RestQuery @Nullable String operation, @RestQuery @Nullable String argument) {
        ServerView server = servers.find(address);
        Wish wish = Wish.operation(Said.text(operation), Said.text(argument));
        return preview(server, "OPERATION", wishes.foresee(server, wish));
    }

    @POST
    @Path("operations")
    @Operation(summary = "Do something to a server; the answer says where to watch it")
    public Response operate(@RestPath String address, @Nullable OperationBody body) {
        OperationBody said = Body.of(body);
        ServerView server = servers.find(address);
        return asked(server, wishes.ask(server, said.wish(), actors.actor(said.by()), said.reason()));
    }

    @GET
    @Path("preview")
    @Operation(
            summary =
                    "What any act would do (for=relocate, destination=host:port, argument=; for=death: if it died now)")
    public PreviewAnswer preview(
            @RestPath String address,
            @RestQuery("for") @Nullable String act,
            @RestQuery @Nullable String destination,
            @RestQuery @Nullable String argument) {
        ServerView server = servers.find(address);
        String wanted = Said.text(act).toLowerCase(Locale.ROOT);
        return preview(
                server,
                wanted.toUpperCase(Locale.ROOT),
                wanted.equals("death")
                        ? wishes.ifItDied(server)
                        : wishes.foresee(server, Wish.of(wanted, Said.text(destination), Said.text(argument))));
    }

    @POST
    @Path("plans")
    @Operation(summary = "Do whatever can be done with a server by a plan; the answer says where to watch it")
    public Response plan(@RestPath String address, @Nullable PlanBody body) {
        PlanBody said = Body.of(body);
        ServerView server = servers.find(address);
        return asked(server, wishes.ask(server, said.wish(), actors.actor(said.by()), said.reason()));
    }

    private static PreviewAnswer preview(ServerView server, String purpose, Simulator.Run run) {
        return PreviewAnswer.of(server.snapshot().cluster(), purpose, Prediction.of(run));
    }

    private static Response asked(ServerView server, Recovery recovery) {
        return Filed.answer(recovery, server.snapshot());
    }
}
