package dev.baton.page.sample;

import dev.baton.vip.Hindrance;
import dev.baton.vip.Obstacle;
import dev.baton.vip.Sighting;
import dev.baton.vip.SshLogin;
import dev.baton.vip.Vip;
import dev.baton.vip.VipAddress;
import dev.baton.vip.VipPlace;
import dev.baton.vip.VipPolicy;
import dev.baton.vip.VipRole;
import dev.baton.vip.VipStatus;
import java.util.List;
import java.util.Map;

/** Virtual addresses for sample clusters. */
final class SampleVips {

    private SampleVips() {}

    /** The writer's address on that host; another host is not ready for it. */
    static VipStatus writer(String address, String host) {
        Vip vip = new Vip(
                VipAddress.parse(address),
                new VipRole.Writer(),
                new VipPlace("eth0", Map.of(), SshLogin.USUAL),
                VipPolicy.DEFAULT);
        return new VipStatus(
                vip,
                List.of(new Sighting(host, Sighting.State.HELD, "eth0", SampleClusters.NOW)),
                List.of(new Hindrance("db3.shop.example", Obstacle.SUDO, "not allowed: ip -4 address add")));
    }
}
