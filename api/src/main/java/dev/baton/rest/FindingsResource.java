package dev.baton.rest;

import dev.baton.operate.Clusters;
import dev.baton.operate.Said;
import dev.baton.store.CurrentFinding;
import dev.baton.store.Store;
import dev.baton.topology.ClusterId;
import dev.baton.topology.ClusterInfo;
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

    private final Store store;
    private final Clusters clusters;

    public FindingsResource(Store store, Clusters clusters) {
        this.store = store;
        this.clusters = clusters;
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
}
