package dev.baton.pages;

import dev.baton.operate.Clusters;
import dev.baton.operate.Recoveries;
import dev.baton.operate.RecoveryReader;
import dev.baton.operate.Said;
import dev.baton.page.Links;
import dev.baton.page.Pager;
import dev.baton.page.Section;
import dev.baton.page.recovery.RecoveriesPage;
import dev.baton.page.recovery.RecoveriesView;
import dev.baton.page.recovery.RecoveryLine;
import dev.baton.page.recovery.RecoveryPage;
import dev.baton.topology.ClusterInfo;
import dev.baton.web.Actors;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows recoveries, and takes acknowledgements of them. */
@Path("/recoveries")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class RecoveryRoutes {

    private static final int SHOWN = 30;

    private final Frames frames;
    private final Clusters clusters;
    private final RecoveryReader reader;
    private final Acknowledging acknowledging;

    /** What takes an acknowledgement. */
    @Singleton
    record Acknowledging(Recoveries recoveries, Actors actors) {}

    public RecoveryRoutes(Frames frames, Clusters clusters, RecoveryReader reader, Acknowledging acknowledging) {
        this.frames = frames;
        this.clusters = clusters;
        this.reader = reader;
        this.acknowledging = acknowledging;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance all(
            @RestQuery @Nullable String cluster, @RestQuery @Nullable String page, @RestQuery @Nullable String notice) {
        int number = Said.page(Said.text(page));
        String hint = Said.text(cluster);
        List<ClusterInfo> only = hint.isEmpty() ? List.of() : List.of(clusters.find(hint));
        List<RecoveryLine> lines =
                reader.page(only.stream().map(ClusterInfo::id).toList(), number, SHOWN);
        String path = only.isEmpty() ? "/recoveries?" : "/recoveries?cluster=" + Links.segment(hint) + "&";
        String alias = only.isEmpty() ? "" : only.getFirst().alias();
        // A full page may be the last one; the next is then empty, which is said.
        Pager pager = Pager.of(path, number, lines.size() == SHOWN ? 1 : 0);
        return new RecoveriesPage(
                frames.frame("Recoveries", Section.RECOVERIES, Said.text(notice)),
                new RecoveriesView(lines, alias, pager));
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public TemplateInstance one(@RestPath long id, @RestQuery @Nullable String notice) {
        return new RecoveryPage(frames.frame("Recovery " + id, Section.RECOVERIES, Said.text(notice)), reader.one(id));
    }

    @POST
    @Path("{id}/acknowledgement")
    @Operation(hidden = true)
    public Response acknowledge(@RestPath long id, @RestForm @Nullable String by, @RestForm @Nullable String comment) {
        int count = acknowledging
                .recoveries()
                .acknowledge(id, acknowledging.actors().actor(Said.text(by)), Said.text(comment));
        return Back.acknowledged(Links.recovery(id), count);
    }

    @POST
    @Path("acknowledgement")
    @Operation(hidden = true)
    public Response acknowledgeAll(@RestForm @Nullable String by, @RestForm @Nullable String comment) {
        int count = acknowledging
                .recoveries()
                .acknowledgeAll(acknowledging.actors().actor(Said.text(by)), Said.text(comment));
        return Back.acknowledged("/recoveries", count);
    }
}
