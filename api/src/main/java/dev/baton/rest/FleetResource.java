package dev.baton.rest;

import dev.baton.config.NodeConfig;
import dev.baton.operate.Clusters;
import dev.baton.operate.Recoveries;
import dev.baton.operate.Said;
import dev.baton.store.Page;
import dev.baton.store.RecoverySwitch;
import dev.baton.store.Store;
import dev.baton.topology.ClusterId;
import dev.baton.topology.ClusterInfo;
import dev.baton.web.Actors;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Baton itself: its workers, its switch, what it held back, and who did what. */
@Path("/api/v1")
@Tag(name = "Fleet")
public final class FleetResource {

    private static final int PAGE_SIZE = 100;

    private final Store store;
    private final NodeConfig nodes;
    private final Operators operators;

    /** What the methods that change something need. */
    record Operators(Recoveries recoveries, Clusters clusters, Actors actors) {}

    public FleetResource(Store store, NodeConfig nodes, Recoveries recoveries, Clusters clusters, Actors actors) {
        this.store = store;
        this.nodes = nodes;
        this.operators = new Operators(recoveries, clusters, actors);
    }

    @GET
    @Path("blocked-recoveries")
    @Operation(summary = "Automatic recoveries that were held back, and why")
    public List<BlockedAnswer> blocked() {
        Map<ClusterId, ClusterInfo> infos = operators.clusters().byId();
        return store.blockedRecoveries().all().stream()
                .flatMap(entry -> Stream.ofNullable(infos.get(entry.blocked().cluster()))
                        .map(info -> BlockedAnswer.of(entry, info)))
                .toList();
    }

    @GET
    @Path("settings/recoveries")
    @Operation(summary = "The switch for automatic recoveries")
    public SwitchAnswer recoveries() {
        return SwitchAnswer.of(store.settings().recoveries());
    }

    @PUT
    @Path("settings/recoveries")
    @Operation(summary = "Switch automatic recoveries on or off, everywhere")
    public SwitchAnswer setRecoveries(@Nullable SwitchBody body) {
        SwitchBody said = Body.of(body);
        RecoverySwitch.State state =
                Said.flag("enabled", said.enabled()) ? RecoverySwitch.State.ENABLED : RecoverySwitch.State.DISABLED;
        return SwitchAnswer.of(
                operators.recoveries().set(state, operators.actors().actor(said.by()), said.reason()));
    }

    @GET
    @Path("nodes")
    @Operation(summary = "The workers")
    public List<WorkerAnswer> nodes() {
        Instant alive = store.db().now().minus(nodes.aliveWithin());
        return store.nodes().all().stream()
                .map(node -> new WorkerAnswer(
                        node.name(),
                        node.version(),
                        node.startedAt(),
                        node.seenAt(),
                        node.seenAt().isAfter(alive)))
                .toList();
    }

    @GET
    @Path("audit")
    @Operation(summary = "Who did what, newest first, 100 to a page; all, or what was done to one subject")
    public List<AuditAnswer> audit(@RestQuery @Nullable String subject, @RestQuery @Nullable String page) {
        Page wanted = new Page(Said.page(Said.text(page)) * PAGE_SIZE, PAGE_SIZE);
        String only = Said.text(subject);
        return (only.isEmpty() ? store.audit().recent(wanted) : store.audit().ofSubject(only, wanted))
                .stream().map(AuditAnswer::of).toList();
    }
}
