package dev.baton.pages;

import dev.baton.operate.Said;
import dev.baton.operate.Servers;
import dev.baton.operate.Wish;
import dev.baton.operate.Wishes;
import dev.baton.page.Links;
import dev.baton.page.Section;
import dev.baton.page.act.PlanPage;
import dev.baton.page.act.PlanView;
import dev.baton.page.act.PlanView.Asked;
import dev.baton.page.cluster.Prediction;
import dev.baton.store.Recovery;
import dev.baton.topology.ServerView;
import dev.baton.web.Actors;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows what a plan would do, and files it once a person has confirmed that it shall be done. */
@Path("/plan")
public final class PlanRoutes {

    private final Servers servers;
    private final Wishes wishes;
    private final Frames frames;
    private final Actors actors;

    public PlanRoutes(Servers servers, Wishes wishes, Frames frames, Actors actors) {
        this.servers = servers;
        this.wishes = wishes;
        this.frames = frames;
        this.actors = actors;
    }

    /** The form's fields; what was not filled in is missing. */
    public record Confirmed(
            @RestForm @Nullable String act,
            @RestForm @Nullable String server,
            @RestForm @Nullable String destination,
            @RestForm @Nullable String argument,
            @RestForm @Nullable String by,
            @RestForm @Nullable String reason,
            @RestForm @Nullable String confirmed) {}

    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=utf-8")
    @Operation(hidden = true)
    public TemplateInstance foresee(
            @RestQuery @Nullable String act,
            @RestQuery @Nullable String server,
            @RestQuery @Nullable String destination,
            @RestQuery @Nullable String argument) {
        ServerView found = servers.find(Said.required("server", Said.text(server)));
        Wish wish = Wish.of(Said.text(act), Said.text(destination), Said.text(argument));
        Asked asked = new Asked(wish.act(), wish.destination(), wish.argument());
        Prediction prediction = Prediction.of(wishes.foresee(found, wish));
        return new PlanPage(
                frames.frame(wish.name() + " " + found.id(), Section.CLUSTERS),
                new PlanView(found.snapshot().cluster(), found.id(), asked, prediction));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response ask(Confirmed form) {
        Confirmation.require(form.confirmed());
        ServerView found = servers.find(Said.required("server", Said.text(form.server())));
        Wish wish = Wish.of(Said.text(form.act()), Said.text(form.destination()), Said.text(form.argument()));
        Recovery recovery = wishes.ask(found, wish, actors.actor(Said.text(form.by())), Said.text(form.reason()));
        return Back.to(Links.recovery(recovery.id()));
    }
}
