package dev.baton.client.vip;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import dev.baton.client.Paths;
import dev.baton.client.RestClient;
import dev.baton.client.recovery.Recoveries;
import dev.baton.client.recovery.RecoveryWait;
import java.util.Map;

/** What is done about an address by a plan, followed to its end. */
final class VipActs {

    private static final int WAIT_SECONDS = 60;

    private VipActs() {}

    /** @param target a server, or nothing for where it belongs */
    static int place(Asking asking, String ip, String target) {
        return act(asking, "/vips/" + Paths.segment(ip) + "/place", target);
    }

    static int takeAway(Asking asking, String ip) {
        return act(asking, "/vips/" + Paths.segment(ip) + "/take-away", "");
    }

    private static int act(Asking asking, String path, String target) {
        RestClient client = asking.client();
        JsonNode filed = client.post(path, Map.of("target", target, "by", asking.by()));
        JsonNode ended = new RecoveryWait(client).upTo(WAIT_SECONDS, filed);
        asking.tell(ended, Recoveries::details);
        return Recoveries.exitCode(ended);
    }
}
