package dev.baton.pages;

import dev.baton.operate.Clusters;
import dev.baton.operate.Orders;
import dev.baton.operate.RecoveryReader;
import dev.baton.operate.Said;
import dev.baton.page.Frame;
import dev.baton.page.Section;
import dev.baton.page.cluster.ClusterPage;
import dev.baton.page.cluster.ClusterView;
import dev.baton.page.cluster.ClustersPage;
import dev.baton.page.finding.FindingsPage;
import dev.baton.topology.TopologySnapshot;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows clusters and what is wrong in them. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class ClusterRoutes {

    private static final int RECOVERIES_SHOWN = 8;

    private final Frames frames;
    private final Readers readers;
    private final Orders orders;

    /** What is read for a page. */
    @Singleton
    record Readers(Clusters clusters, ClusterTiles tiles, FindingReader findings, RecoveryReader recoveries) {}

    public ClusterRoutes(Frames frames, Readers readers, Orders orders) {
        this.frames = frames;
        this.readers = readers;
        this.orders = orders;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance all(@RestQuery @Nullable String q, @RestQuery @Nullable String notice) {
        Frame frame = frames.frame("Clusters", Section.CLUSTERS, Said.text(notice));
        return new ClustersPage(frame, readers.tiles().matching(Said.text(q)));
    }

    @GET
    @Path("clusters/{hint}")
    @Operation(hidden = true)
    public TemplateInstance one(@RestPath String hint, @RestQuery @Nullable String notice) {
        TopologySnapshot snapshot = readers.clusters().snapshot(hint);
        Frame frame = frames.frame(snapshot.cluster().alias(), Section.CLUSTERS, Said.text(notice));
        ClusterView view = ClusterView.of(
                snapshot,
                readers.findings().of(snapshot.cluster(), frame.now()),
                readers.recoveries().page(List.of(snapshot.cluster().id()), 0, RECOVERIES_SHOWN),
                orders::planner);
        return new ClusterPage(frame, view);
    }

    @GET
    @Path("findings")
    @Operation(hidden = true)
    public TemplateInstance findings() {
        Frame frame = frames.frame("Findings", Section.FINDINGS);
        return new FindingsPage(frame, readers.findings().all(frame.now()));
    }
}
