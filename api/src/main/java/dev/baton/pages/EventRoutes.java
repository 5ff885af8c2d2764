package dev.baton.pages;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The event stream of the pages. */
@Path("/events")
@Tag(name = "Events")
public final class EventRoutes {

    /** Often enough that no proxy on the way takes the connection for dead. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    private final ChangeFeed feed;
    private final Sse sse;

    public EventRoutes(ChangeFeed feed, Sse sse) {
        this.feed = feed;
        this.sse = sse;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "An event 'changed' with a number, now and whenever something that a page shows has changed")
    public Multi<OutboundSseEvent> events() {
        Multi<OutboundSseEvent> changes = feed.changes().map(number -> sse.newEvent("changed", number.toString()));
        Multi<OutboundSseEvent> signs = Multi.createFrom()
                .ticks()
                .every(SIGN_OF_LIFE)
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("alive").build());
        return Multi.createBy().merging().streams(changes, signs);
    }
}
