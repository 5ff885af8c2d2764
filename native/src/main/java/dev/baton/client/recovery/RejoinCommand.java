package dev.baton.client.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import dev.baton.client.RestClient;
import dev.baton.client.Target;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton rejoin}. */
@Command(
        name = "rejoin",
        description = {
            "Takes a server that a recovery left behind back as a replica, if it holds nothing that the primary lacks.",
            "What only it holds is listed, and it stays as it is."
        },
        mixinStandardHelpOptions = true)
public final class RejoinCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Mixin
    private Target server;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why, for the audit trail")
    private String reason = "";

    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "60", description = "how long to wait for it (60)")
    private int wait;

    @Override
    public Integer call() {
        RestClient client = asking.client();
        JsonNode asked =
                client.post("/instances/" + server.segment() + "/rejoin", Map.of("by", asking.by(), "reason", reason));
        JsonNode ended = new RecoveryWait(client).upTo(wait, asked);
        asking.tell(ended, Recoveries::details);
        return Recoveries.exitCode(ended);
    }
}
