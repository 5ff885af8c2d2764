package dev.baton.operate;

import dev.baton.analysis.AddressFindings;
import dev.baton.operate.Orders.Order;
import dev.baton.plan.Request;
import dev.baton.plan.Simulator;
import dev.baton.store.AuditEntry;
import dev.baton.store.FleetRequest;
import dev.baton.store.Recovery;
import dev.baton.store.RecoverySwitch;
import dev.baton.store.Signature;
import dev.baton.store.Store;
import dev.baton.topology.ClusterInfo;
import dev.baton.topology.InstanceId;
import dev.baton.topology.TopologySnapshot;
import dev.baton.vip.Vip;
import dev.baton.vip.VipAddress;
import dev.baton.vip.VipStatus;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Keeps virtual addresses, and files what the fleet shall do about them: the web itself gets onto no host. Safe for use
 * by many threads.
 */
@Singleton
public final class Vips {

    private static final String REMEDY = "The list of virtual addresses shows those that are known: GET /api/v1/vips.";

    private final Store store;
    private final Clusters clusters;
    private final Orders orders;

    public Vips(Store store, Clusters clusters, Orders orders) {
        this.store = store;
        this.clusters = clusters;
        this.orders = orders;
    }

    /**
     * An address with its cluster.
     *
     * @param snapshot the cluster
     * @param status the address, and where it was seen
     */
    public record Found(TopologySnapshot snapshot, VipStatus status) {}

    /** Those of a cluster, or of all. */
    public List<Found> all(String hint) {
        List<TopologySnapshot> snapshots = hint.isEmpty() ? clusters.snapshots() : List.of(clusters.snapshot(hint));
        return snapshots.stream()
                .flatMap(snapshot -> snapshot.vips().stream().map(status -> new Found(snapshot, status)))
                .toList();
    }

    /** @throws OperateException if there is none, or it is no address */
    public Found find(String said) {
        String ip = ip(said);
        return all("").stream()
                .filter(found -> found.status().vip().address().ip().equals(ip))
                .findFirst()
                .orElseThrow(() -> new OperateException(Denial.NO_SUCH_VIP, "no virtual address is " + ip, REMEDY));
    }

    /** Remembers an address, or says anew how it is. It is raised nowhere by that. */
    public Found put(String hint, VipSaid said, Actor actor) {
        ClusterInfo cluster = clusters.find(hint);
        Vip vip = said.vip();
        if (!store.vips().put(cluster.id(), vip, actor.name())) {
            throw new OperateException(
                    Denial.VIP_TAKEN,
                    vip.address().ip() + " is a virtual address of another cluster",
                    "Forget it there first: DELETE /api/v1/vips/"
                            + vip.address().ip());
        }
        audit(actor, "vip-put", cluster, vip.address() + " " + vip.role().words());
        return find(vip.address().ip());
    }

    /** Forgets an address, wherever it is. */
    public void forget(String said, Actor actor) {
        Found found = find(said);
        store.vips().remove(found.status().vip().address().ip());
        audit(
                actor,
                "vip-forget",
                found.snapshot().cluster(),
                found.status().vip().address().toString());
    }

    /**
     * Files that it shall be put where it belongs, or on the host of a server that has the part for it.
     *
     * @param target an address of a server, or nothing
     */
    public Recovery place(String said, String target, Actor actor, String reason) {
        Found found = find(said);
        return file(found, placing(found, target), actor, reason);
    }

    /** What {@link #place} would do. */
    public Simulator.Run ifPlaced(String said, String target) {
        Found found = find(said);
        return orders.foresee(found.snapshot(), placing(found, target));
    }

    /** Files that it shall be taken off every host. */
    public Recovery takeAway(String said, Actor actor, String reason) {
        Found found = find(said);
        return file(found, takingAway(found), actor, reason);
    }

    /** What {@link #takeAway} would do. */
    public Simulator.Run ifTakenAway(String said) {
        Found found = find(said);
        return orders.foresee(found.snapshot(), takingAway(found));
    }

    private static Request.PlaceAddress placing(Found found, String target) {
        VipAddress address = found.status().vip().address();
        InstanceId server = target.isEmpty()
                ? AddressFindings.shouldHold(found.snapshot(), found.status())
                        .orElseThrow(() -> new OperateException(
                                Denial.NO_PRIMARY,
                                "no server of the cluster has the part for " + address,
                                "Look at the topology, or name a server."))
                : Said.server(target);
        return new Request.PlaceAddress(address.ip(), server);
    }

    private static Request.TakeAddressAway takingAway(Found found) {
        InstanceId server = found.snapshot().servers().getFirst().id();
        return new Request.TakeAddressAway(found.status().vip().address().ip(), server);
    }

    /** Files a look at it and at all that moving it needs. */
    public FleetRequest check(String said, Actor actor) {
        Found found = find(said);
        return store.requests()
                .file(
                        FleetRequest.Kind.CHECK_VIP,
                        found.status().vip().address().ip(),
                        actor.name());
    }

    /** Files a look at the key that a host shows. */
    public FleetRequest scan(String host, String port, Actor actor) {
        return store.requests().file(FleetRequest.Kind.SCAN_HOST_KEY, place(host, port), actor.name());
    }

    /** Files that a host's key is confirmed, if it still has this fingerprint. */
    public FleetRequest confirm(String host, String port, String fingerprint, Actor actor) {
        if (!fingerprint.matches("SHA256:[A-Za-z0-9+/]{43}")) {
            throw Said.bad("not a fingerprint", "Say SHA256: and the rest, as 'ssh-keygen -lf' shows it on the host.");
        }
        String argument = place(host, port) + " " + fingerprint;
        store.audit().write(new AuditEntry(actor.name(), "trust-host", host, argument, 0));
        return store.requests().file(FleetRequest.Kind.CONFIRM_HOST_KEY, argument, actor.name());
    }

    /** Says whether leases count. @throws OperateException if no reason is given */
    public RecoverySwitch setLeases(RecoverySwitch.State state, Actor actor, String reason) {
        Signature signature = new Signature(actor.name(), Said.required("reason", reason));
        store.settings().setLeases(state, signature);
        store.audit().write(new AuditEntry(actor.name(), "vip-leases", "all clusters", state + ": " + reason, 0));
        return store.settings().leases();
    }

    public RecoverySwitch leases() {
        return store.settings().leases();
    }

    private Recovery file(Found found, Request.OfAddress request, Actor actor, String reason) {
        String act = request instanceof Request.PlaceAddress ? "vip-place" : "vip-take-away";
        String words = act + " of " + request.ip() + ", " + request.server();
        return orders.file(found.snapshot(), new Order(request, request.server(), act, words), actor, reason);
    }

    private static String place(String host, String port) {
        String known = Said.server(host).host();
        if (!port.isEmpty() && !port.matches("\\d{1,5}")) {
            throw Said.bad("not a port", "Say the port of the host's SSH server, or nothing for the usual one.");
        }
        return known + " " + (port.isEmpty() ? "0" : port);
    }

    /** @throws OperateException if it is none */
    static String ip(String said) {
        try {
            return VipAddress.ip(said);
        } catch (IllegalArgumentException none) {
            throw Said.bad(String.valueOf(none.getMessage()), REMEDY);
        }
    }

    private void audit(Actor actor, String act, ClusterInfo cluster, String detail) {
        store.audit().write(new AuditEntry(actor.name(), act, cluster.id().name(), detail, cluster.generation()));
    }
}
