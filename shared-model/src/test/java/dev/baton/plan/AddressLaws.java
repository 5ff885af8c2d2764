package dev.baton.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import dev.baton.vip.VipAddress;
import dev.baton.vip.VipRole;
import dev.baton.vip.VipStatus;
import java.util.List;
import java.util.stream.Stream;

/** What no plan may do with virtual addresses: I1 as clients see it. */
final class AddressLaws {

    private AddressLaws() {}

    static void check(Phase phase, Step.OnHost step, TopologySnapshot world) {
        switch (step) {
            case Step.RaiseAddress(var target, var mount) -> checkRaise(phase, world.get(target), mount.address());
            case Step.FenceHost(var target, var mount) ->
                assertThat(world.get(target).reachable())
                        .as("I1: nobody fences the host of a server that answers: " + target)
                        .isFalse();
            case Step.CheckHost harmless -> {}
            case Step.DropAddress harmless -> {}
            case Step.SeeAddressUnused harmless -> {}
            case Step.WaitOutLease harmless -> {}
            case Step.VerifyAddress harmless -> {}
        }
    }

    private static void checkRaise(Phase phase, ServerView server, VipAddress address) {
        if (writers(server.snapshot()).noneMatch(vip -> vip.vip().address().equals(address))) {
            return;
        }
        assertThat(server.writable() || !server.reachable() || phase.makesWritable(server.id()))
                .as("I1: an address is raised where the writes go: " + server.id())
                .isTrue();
        List<String> others = server.snapshot().servers().stream()
                .filter(other -> other.reachable() && other.writable())
                .map(other -> other.id().host())
                .filter(host -> !host.equals(server.id().host()))
                .filter(host -> holds(server.snapshot(), host, address))
                .toList();
        assertThat(others).as("I1: others that take writes and have " + address).isEmpty();
    }

    static void checkFinished(Decision.Finished finished, TopologySnapshot world) {
        String host = finished.primary().host();
        writers(world)
                .filter(vip -> !vip.isHeldBy(host))
                .forEach(vip -> assertThat(finished.left())
                        .as("I8: " + vip.vip().address() + " is where the writes go, or listed")
                        .anyMatch(
                                left -> left.text().contains(vip.vip().address().toString())));
    }

    static void checkRefused(
            Decision.Refused refused, InstanceId origin, TopologySnapshot start, TopologySnapshot world) {
        writers(start)
                .filter(before -> !before.holders().isEmpty())
                .map(before -> before.vip().address())
                .filter(address -> !holds(world, origin.host(), address))
                .filter(address -> !sameHolders(start, world, address))
                .forEach(address -> assertThat(refused.reasons())
                        .as("I8: " + address + " is where it was or belongs, or told of")
                        .anyMatch(reason -> reason.text().contains(address.toString())));
    }

    private static boolean sameHolders(TopologySnapshot start, TopologySnapshot world, VipAddress address) {
        return start.servers().stream()
                .map(server -> server.id().host())
                .allMatch(host -> holds(start, host, address) == holds(world, host, address));
    }

    private static Stream<VipStatus> writers(TopologySnapshot world) {
        return world.vips().stream().filter(vip -> vip.vip().role() instanceof VipRole.Writer);
    }

    private static boolean holds(TopologySnapshot world, String host, VipAddress address) {
        return world.vips().stream().anyMatch(vip -> vip.vip().address().equals(address) && vip.isHeldBy(host));
    }
}
