package dev.baton.rest;

import dev.baton.operate.Clusters;
import dev.baton.operate.Said;
import dev.baton.operate.Servers;
import dev.baton.store.CurrentFinding;
import dev.baton.store.FindingChange;
import dev.baton.store.Page;
import dev.baton.store.Store;
import dev.baton.topology.ClusterId;
import dev.baton.topology.ClusterInfo;
import dev.baton.topology.ServerView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What is wrong. */
@Path("/api/v1/findings")
@Tag(name = "Findings")
public final class FindingsResource {

    private static final int PAGE_SIZE = 100;

    private final Store store;
    private final Clusters clusters;
    private final Servers servers;

    public FindingsResource(Store store, Clusters clusters, Servers servers) {
        this.store = store;
        this.clusters = clusters;
        this.servers = servers;
    }

    @GET
    @Operation(summary = "What is wrong now, everywhere or in a cluster")
    public List<FindingAnswer> all(@RestQuery @Nullable String cluster) {
        String hint = Said.text(cluster);
        Map<ClusterId, ClusterInfo> infos = clusters.byId();
        List<CurrentFinding> findings = hint.isEmpty()
                ? store.findings().all()
                : store.findings().ofCluster(clusters.find(hint).id());
        return findings.stream()
                .flatMap(
                        current -> Stream.ofNullable(infos.get(current.finding().cluster()))
                                .map(info -> FindingAnswer.of(current, info)))
                .toList();
    }

    @GET
    @Path("changes")
    @Operation(
            summary = "What came, changed and went, newest first, 100 to a page;"
                    + " everywhere, in a cluster, or of a server")
    public List<FindingChangeAnswer> changes(
            @RestQuery @Nullable String cluster, @RestQuery @Nullable String server, @RestQuery @Nullable String page) {
        Page wanted = new Page(Said.page(Said.text(page)) * PAGE_SIZE, PAGE_SIZE);
        return changes(Said.text(cluster), Said.text(server), wanted).stream()
                .map(FindingChangeAnswer::of)
                .toList();
    }

    private List<FindingChange> changes(String cluster, String server, Page page) {
        if (!server.isEmpty()) {
            ServerView known = servers.find(server);
            return store.findingChanges().ofServer(known.snapshot().cluster().id(), known.id(), page);
        }
        return cluster.isEmpty()
                ? store.findingChanges().recent(page)
                : store.findingChanges().ofCluster(clusters.find(cluster).id(), page);
    }
}
