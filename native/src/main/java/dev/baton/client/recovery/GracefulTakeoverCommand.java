package dev.baton.client.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import dev.baton.client.RestClient;
import dev.baton.client.Which;
import dev.baton.topology.InstanceId;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton graceful-master-takeover}. */
@Command(
        name = "graceful-master-takeover",
        aliases = {"graceful-takeover", "graceful-master-takeover-auto"},
        description = "Hands the primary's part to a replica, while all are well, without losing a write.",
        mixinStandardHelpOptions = true)
public final class GracefulTakeoverCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Mixin
    private Which cluster;

    @Option(
            names = {"-d", "--destination"},
            paramLabel = "HOST:PORT",
            description = "who shall be primary; the best candidate if nobody is named")
    private @Nullable InstanceId target;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why, for the audit trail")
    private String reason = "";

    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "60", description = "how long to wait for it (60)")
    private int wait;

    @Override
    public Integer call() {
        RestClient client = asking.client();
        JsonNode asked = client.post(
                "/clusters/" + cluster.segment() + "/takeover",
                Map.of("target", target == null ? "" : target.toString(), "by", asking.by(), "reason", reason));
        JsonNode ended = new RecoveryWait(client).upTo(wait, asked);
        asking.tell(ended, Recoveries::details);
        return Recoveries.exitCode(ended);
    }
}
