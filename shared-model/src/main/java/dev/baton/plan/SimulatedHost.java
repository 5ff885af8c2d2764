package dev.baton.plan;

import dev.baton.plan.Simulator.Outcome;
import dev.baton.topology.Failure;
import dev.baton.topology.Observation;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import dev.baton.vip.Sighting;
import dev.baton.vip.VipAddress;
import dev.baton.vip.VipRole;
import dev.baton.vip.VipStatus;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a step about a virtual address does on a server's host. A host answers if its server does, or if it said that
 * nobody listens; one that is silent cannot be told anything, and answers for no address.
 */
final class SimulatedHost {

    private final TopologySnapshot world;
    private final ServerView server;

    SimulatedHost(TopologySnapshot world, ServerView server) {
        this.world = world;
        this.server = server;
    }

    Outcome take(Step.OnHost step) {
        VipAddress address = step.mount().address();
        return switch (step) {
            case Step.WaitOutLease wait -> done("waited", everywhere(address));
            case Step.FenceHost fence -> done("fenced", seen(address, Sighting.State.ABSENT));
            case Step.CheckHost check -> ifAnswering(() -> done("can be told", world));
            case Step.DropAddress drop -> ifAnswering(() -> drop(address));
            case Step.SeeAddressUnused see -> ifAnswering(() -> seeUnused(address));
            case Step.RaiseAddress raise -> ifAnswering(() -> raise(address));
            case Step.VerifyAddress verify -> ifAnswering(() -> verify(address));
        };
    }

    /** It is this host's part from now on. */
    Outcome note(VipAddress address) {
        VipRole part = new VipRole.PartOf(server.id().host());
        return done(
                "noted",
                world.withVips(world.vips().stream()
                        .map(vip -> is(vip, address) ? vip.as(part) : vip)
                        .toList()));
    }

    private Outcome ifAnswering(Supplier<Outcome> effect) {
        return answers(server) ? effect.get() : failed("the host of " + server.id() + " does not answer");
    }

    static boolean answers(ServerView server) {
        return switch (server.observation()) {
            case Observation.Reachable reachable -> true;
            case Observation.TurnedAway turned -> true;
            case Observation.Unreachable gone -> gone.why().kind() == Failure.Kind.REFUSED;
            case Observation.NeverSeen never -> never.why().kind() == Failure.Kind.REFUSED;
        };
    }

    private Outcome drop(VipAddress address) {
        return held(address)
                ? done("dropped", seen(address, Sighting.State.ABSENT))
                : new Outcome(new StepResult.AlreadySo("not there"), seen(address, Sighting.State.ABSENT));
    }

    private Outcome raise(VipAddress address) {
        return held(address)
                ? new Outcome(new StepResult.AlreadySo("there"), world)
                : done("raised", seen(address, Sighting.State.HELD));
    }

    private Outcome verify(VipAddress address) {
        return held(address) ? done("there", world) : failed("not there");
    }

    private Outcome seeUnused(VipAddress address) {
        List<String> answering = world.servers().stream()
                .filter(SimulatedHost::answers)
                .map(other -> other.id().host())
                .filter(host -> !host.equals(server.id().host()))
                .filter(host -> world.vips().stream().anyMatch(vip -> is(vip, address) && vip.isHeldBy(host)))
                .toList();
        return answering.isEmpty() ? done("nobody answers", world) : failed(answering + " answers for it");
    }

    private boolean held(VipAddress address) {
        return world.vips().stream()
                .anyMatch(vip -> is(vip, address) && vip.isHeldBy(server.id().host()));
    }

    private TopologySnapshot seen(VipAddress address, Sighting.State state) {
        Sighting here = new Sighting(server.id().host(), state, "simulated", world.takenAt());
        return world.withVips(world.vips().stream()
                .map(vip -> is(vip, address) ? vip.with(here) : vip)
                .toList());
    }

    /** Nobody has it any more. */
    private TopologySnapshot everywhere(VipAddress address) {
        return world.withVips(world.vips().stream()
                .map(vip -> is(vip, address) ? new VipStatus(vip.vip(), List.of()) : vip)
                .toList());
    }

    private static boolean is(VipStatus vip, VipAddress address) {
        return vip.vip().address().equals(address);
    }

    private static Outcome done(String detail, TopologySnapshot after) {
        return new Outcome(new StepResult.Done(detail), after);
    }

    private Outcome failed(String why) {
        return new Outcome(new StepResult.Failed(why), world);
    }
}
