package dev.baton.client.act;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import dev.baton.client.RestClient;
import dev.baton.client.recovery.Previews;
import dev.baton.client.recovery.Recoveries;
import dev.baton.client.recovery.RecoveryWait;
import java.util.Map;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** How every command that changes something asks: for real and to its end, or only what would be done. */
public final class Acting {

    @Option(names = "--dry-run", description = "only tell what would be done, and why or why not")
    private boolean dryRun;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why, for the audit trail")
    private String reason = "";

    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "60", description = "how long to wait for it (60)")
    private int wait;

    boolean isDryRun() {
        return dryRun;
    }

    String reason() {
        return reason;
    }

    /** 1 if it would be refused. */
    int preview(Asking asking, String path) {
        JsonNode preview = asking.client().get(path);
        asking.tell(preview, Previews::lines);
        return "REFUSED".equals(preview.path("verdict").asText()) ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    int act(Asking asking, String path, Map<String, ?> body) {
        RestClient client = asking.client();
        JsonNode ended = new RecoveryWait(client).upTo(wait, client.post(path, body));
        asking.tell(ended, Recoveries::details);
        return Recoveries.exitCode(ended);
    }
}
