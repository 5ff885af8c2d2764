package dev.baton.plan;

import dev.baton.plan.Decision.Finished;
import dev.baton.plan.Decision.Proceed;
import dev.baton.plan.Decision.Refused;
import dev.baton.plan.PlannedStep.Necessity;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import dev.baton.vip.VipStatus;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Takes a virtual address off every host of its cluster, whatever is known of where it is. */
final class TakeAddressAwayPlanner implements Planner {

    private final String ip;
    private final InstanceId primary;

    TakeAddressAwayPlanner(String ip, InstanceId primary) {
        this.ip = ip;
        this.primary = primary;
    }

    @Override
    public Decision decide(TopologySnapshot snapshot, SoFar soFar) {
        Optional<VipStatus> vip = PlaceAddressPlanner.find(snapshot, ip);
        if (vip.isEmpty()) {
            return new Refused(
                    List.of(new Reason("no address", "the cluster has no virtual address " + ip)), Choice.NONE);
        }
        if (soFar.phases().isEmpty()) {
            return new Proceed(new Phase(
                    Phase.Name.ADDRESS,
                    List.of(new Reason("asked", ip + " shall be on no host")),
                    Choice.NONE,
                    drops(snapshot, vip.get())));
        }
        List<Reason> failures = soFar.failures();
        return failures.isEmpty()
                ? new Finished(primary, ip + " is on no host that can be told", List.of())
                : new Refused(failures, Choice.NONE);
    }

    /** A host that cannot be asked matters only if the address was seen there. */
    private static List<PlannedStep> drops(TopologySnapshot snapshot, VipStatus vip) {
        return snapshot.servers().stream()
                .map(ServerView::id)
                .collect(Collectors.toMap(InstanceId::host, id -> id, (first, second) -> first, TreeMap::new))
                .values()
                .stream()
                .map(id -> new PlannedStep(
                        Step.DropAddress.from(id, vip.vip().on(id.host())),
                        vip.isHeldBy(id.host()) ? Necessity.REQUIRED : Necessity.BEST_EFFORT,
                        "it shall be on no host"))
                .toList();
    }
}
