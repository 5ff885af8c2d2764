package dev.baton.plan;

import static dev.baton.plan.PlannedStep.required;

import dev.baton.plan.Decision.Finished;
import dev.baton.plan.Decision.Proceed;
import dev.baton.plan.Decision.Refused;
import dev.baton.plan.SoFar.DonePhase;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import dev.baton.vip.Mount;
import dev.baton.vip.Vip;
import dev.baton.vip.VipRole;
import dev.baton.vip.VipStatus;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts a virtual address on the host of a server that has the part for it: takes it away wherever else it was seen, sees
 * that nobody answers for it any more, raises and verifies it. It is raised nowhere while another host may have it (I1).
 */
final class PlaceAddressPlanner implements Planner {

    private final String ip;
    private final InstanceId server;

    PlaceAddressPlanner(String ip, InstanceId server) {
        this.ip = ip;
        this.server = server;
    }

    @Override
    public Decision decide(TopologySnapshot snapshot, SoFar soFar) {
        Optional<VipStatus> vip = find(snapshot, ip);
        if (vip.isEmpty()) {
            return refused(new Reason("no address", "the cluster has no virtual address " + ip));
        }
        Optional<Reason> unfit = unfit(snapshot, vip.get().vip());
        if (unfit.isPresent()) {
            return refused(unfit.get());
        }
        Optional<DonePhase> last = soFar.last();
        if (last.filter(done -> !done.succeeded()).isPresent()) {
            return new Refused(soFar.failures(), Choice.NONE);
        }
        return next(snapshot, vip.get(), soFar);
    }

    @Override
    public boolean stillHolds(TopologySnapshot snapshot, SoFar soFar, Phase open) {
        return find(snapshot, ip)
                .filter(vip -> unfit(snapshot, vip.vip()).isEmpty())
                .isPresent();
    }

    static Optional<VipStatus> find(TopologySnapshot snapshot, String ip) {
        return snapshot.vips().stream()
                .filter(vip -> vip.vip().address().ip().equals(ip))
                .findFirst();
    }

    private Decision next(TopologySnapshot snapshot, VipStatus vip, SoFar soFar) {
        Mount mount = vip.vip().on(server.host());
        if (!tried(soFar, Step.CheckHost.class)) {
            return phase("hosts", "nobody else may have " + ip + " when it is raised (I1)", clear(snapshot, vip));
        }
        if (!vip.isHeldBy(server.host()) && !tried(soFar, Step.SeeAddressUnused.class)) {
            return phase(
                    "network",
                    "a host that is not known could have " + ip,
                    List.of(required(new Step.SeeAddressUnused(server, mount), "two holders break both (I1)")));
        }
        if (!tried(soFar, Step.VerifyAddress.class)) {
            return phase(
                    "address",
                    server + " has the part of a " + vip.vip().role().words(),
                    List.of(
                            required(new Step.RaiseAddress(server, mount), "clients go where it is"),
                            required(new Step.VerifyAddress(server, mount), "it has to be there")));
        }
        return new Finished(server, ip + " is on the host of " + server, List.of());
    }

    private List<PlannedStep> clear(TopologySnapshot snapshot, VipStatus vip) {
        Stream<PlannedStep> drops = others(snapshot)
                .filter(other -> vip.isHeldBy(other.host()))
                .map(other -> required(
                        Step.DropAddress.from(other, vip.vip().on(other.host())),
                        "it was seen there, and belongs elsewhere"));
        PlannedStep check =
                required(new Step.CheckHost(server, vip.vip().on(server.host())), "it has to be raised there");
        return Stream.concat(Stream.of(check), drops).toList();
    }

    /** One server for each other host. */
    private Stream<InstanceId> others(TopologySnapshot snapshot) {
        return snapshot.servers().stream()
                .map(ServerView::id)
                .filter(id -> !id.host().equals(server.host()))
                .collect(Collectors.toMap(InstanceId::host, id -> id, (first, second) -> first, TreeMap::new))
                .values()
                .stream();
    }

    private Optional<Reason> unfit(TopologySnapshot snapshot, Vip vip) {
        Optional<ServerView> view = snapshot.find(server).filter(ServerView::reachable);
        if (view.isEmpty()) {
            return Optional.of(new Reason("unreachable", server + " does not answer"));
        }
        return switch (vip.role()) {
            case VipRole.Writer writer ->
                view.get().writable()
                        ? Optional.empty()
                        : Optional.of(
                                new Reason("not writable", server + " takes no writes, and " + ip + " is for them"));
            case VipRole.Reader reader ->
                view.get().links().stream().anyMatch(ReplicationLink::isReplicating)
                        ? Optional.empty()
                        : Optional.of(new Reason(
                                "not replicating", server + " does not replicate, and " + ip + " is for readers"));
            case VipRole.PartOf(var host) ->
                host.equals(server.host())
                        ? Optional.empty()
                        : Optional.of(new Reason("another part", ip + " belongs to " + host));
        };
    }

    private static boolean tried(SoFar soFar, Class<? extends Step> kind) {
        return soFar.steps().anyMatch(done -> kind.isInstance(done.step()));
    }

    private static Decision phase(String topic, String why, List<PlannedStep> steps) {
        return new Proceed(new Phase(Phase.Name.ADDRESS, List.of(new Reason(topic, why)), Choice.NONE, steps));
    }

    private static Refused refused(Reason why) {
        return new Refused(List.of(why), Choice.NONE);
    }
}
