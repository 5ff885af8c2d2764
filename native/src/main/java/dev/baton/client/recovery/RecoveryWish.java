package dev.baton.client.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import dev.baton.client.RestClient;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** How a person asks for something that is journaled as a recovery is: why, and how long to wait for its end. */
public final class RecoveryWish {

    @Option(names = "--reason", paramLabel = "TEXT", description = "why, for the audit trail")
    private String reason = "";

    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "60", description = "how long to wait for it (60)")
    private int wait;

    /**
     * Asks, waits and tells.
     *
     * @param asking who asks whom
     * @param path what is asked for
     * @param what its particulars; who asks and why is added
     * @return the exit code
     */
    public int ask(Asking asking, String path, Map<String, String> what) {
        RestClient client = asking.client();
        Map<String, String> body = new HashMap<>(what);
        body.put("by", asking.by());
        body.put("reason", reason);
        JsonNode ended = new RecoveryWait(client).upTo(wait, client.post(path, body));
        asking.tell(ended, Recoveries::details);
        return Recoveries.exitCode(ended);
    }
}
