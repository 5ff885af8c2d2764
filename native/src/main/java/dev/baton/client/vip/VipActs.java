package dev.baton.client.vip;

import dev.baton.client.Paths;
import dev.baton.client.recovery.RecoveryWish.Wanted;
import java.util.Map;

/** What is done about an address by a plan. */
final class VipActs {

    private VipActs() {}

    /** @param target a server, or nothing for where it belongs */
    static Wanted place(String ip, String target) {
        return act(ip, "place", target);
    }

    static Wanted takeAway(String ip) {
        return act(ip, "take-away", "");
    }

    private static Wanted act(String ip, String act, String target) {
        String path = "/vips/" + Paths.segment(ip);
        return new Wanted(
                path + "/preview?for=" + act + "&target=" + Paths.segment(target),
                path + "/" + act,
                Map.of("target", target));
    }
}
