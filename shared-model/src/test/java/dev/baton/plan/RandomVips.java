package dev.baton.plan;

import dev.baton.topology.TopologySnapshot;
import dev.baton.vip.Lifetime;
import dev.baton.vip.Sighting;
import dev.baton.vip.SshLogin;
import dev.baton.vip.Vip;
import dev.baton.vip.VipAddress;
import dev.baton.vip.VipPlace;
import dev.baton.vip.VipPolicy;
import dev.baton.vip.VipPolicy.WhenUnreachable;
import dev.baton.vip.VipRole;
import dev.baton.vip.VipStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Virtual addresses by chance: every other cluster has one, most of them on the first server's host. */
final class RandomVips {

    private RandomVips() {}

    static TopologySnapshot on(TopologySnapshot snapshot, SplittableRandom random) {
        return random.nextBoolean() ? snapshot : snapshot.withVips(List.of(vip(snapshot, random)));
    }

    private static VipStatus vip(TopologySnapshot snapshot, SplittableRandom random) {
        WhenUnreachable[] all = WhenUnreachable.values();
        VipPolicy policy = new VipPolicy(
                all[random.nextInt(all.length)], new Lifetime.Leased(Duration.ofSeconds(30)), VipPolicy.Repair.REPORT);
        int holder =
                random.nextInt(4) > 0 ? 0 : random.nextInt(snapshot.servers().size());
        String host = snapshot.servers().get(holder).id().host();
        return new VipStatus(
                new Vip(
                        VipAddress.parse("10.0.0.9/24"),
                        new VipRole.Writer(),
                        new VipPlace("eth0", Map.of(), SshLogin.USUAL),
                        policy),
                List.of(new Sighting(host, Sighting.State.HELD, "eth0", snapshot.takenAt())));
    }
}
