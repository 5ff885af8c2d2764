package dev.baton.pages;

import dev.baton.operate.Recoveries;
import dev.baton.operate.Said;
import dev.baton.page.Frame;
import dev.baton.page.Notice;
import dev.baton.page.Section;
import dev.baton.page.status.AuditPage;
import dev.baton.page.status.StatusPage;
import dev.baton.store.RecoverySwitch;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows Baton itself and who did what, and sets the switch for automatic recoveries. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class StatusRoutes {

    private final Frames frames;
    private final StatusReader reader;
    private final Recoveries recoveries;
    private final Actors actors;

    public StatusRoutes(Frames frames, StatusReader reader, Recoveries recoveries, Actors actors) {
        this.frames = frames;
        this.reader = reader;
        this.recoveries = recoveries;
        this.actors = actors;
    }

    @GET
    @Path("status")
    @Operation(hidden = true)
    public TemplateInstance status(@RestQuery @Nullable String notice) {
        Frame frame = frames.frame("Status", Section.STATUS, Said.text(notice));
        return new StatusPage(frame, reader.status(frame.now()));
    }

    @GET
    @Path("audit")
    @Operation(hidden = true)
    public TemplateInstance audit(@RestQuery @Nullable String page) {
        Frame frame = frames.frame("Audit", Section.AUDIT);
        StatusReader.Trail trail = reader.trail(Said.page(Said.text(page)), frame.now());
        return new AuditPage(frame, trail.entries(), trail.pager());
    }

    @POST
    @Path("settings/recoveries")
    @Operation(hidden = true)
    public Response setRecoveries(
            @RestForm @Nullable String enabled, @RestForm @Nullable String by, @RestForm @Nullable String reason) {
        RecoverySwitch.State state =
                Said.flag("enabled", Said.text(enabled)) ? RecoverySwitch.State.ENABLED : RecoverySwitch.State.DISABLED;
        recoveries.set(state, actors.actor(Said.text(by)), Said.text(reason));
        return Back.to(
                "/status",
                switch (state) {
                    case ENABLED -> Notice.SWITCHED_ON;
                    case DISABLED -> Notice.SWITCHED_OFF;
                });
    }
}
