package dev.baton.client.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import dev.baton.client.Paths;
import dev.baton.client.RestClient;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/**
 * How a person asks for something that is journaled as a recovery is: for real, why and how long to wait for its end, or
 * only what would be done.
 */
public final class RecoveryWish {

    @Option(names = "--dry-run", description = "only tell what would be done, and why or why not")
    private boolean dryRun;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why, for the audit trail")
    private String reason = "";

    @Option(names = "--wait", paramLabel = "SECONDS", description = "how long to wait for it (60)")
    private int wait = 60;

    /**
     * What is asked for.
     *
     * @param preview where it is told what would be done
     * @param path where it is asked for
     * @param what its particulars; who asks and why is added
     */
    public record Wanted(String preview, String path, Map<String, String> what) {

        /**
         * Something to be done with a server.
         *
         * @param server its address, as a segment of a path
         * @param act its name
         * @param other another server that is named; empty if none is
         */
        public static Wanted ofServer(String server, String act, String other) {
            return new Wanted(
                    "/instances/" + server + "/preview?for=" + act + "&destination=" + Paths.segment(other),
                    "/instances/" + server + "/plans",
                    Map.of("act", act, "destination", other));
        }

        /** Something to be done with the primary of a cluster; the parameters are as above. */
        static Wanted ofCluster(String cluster, String act, String other) {
            return new Wanted(
                    "/clusters/" + cluster + "/preview?for=" + act + "&target=" + Paths.segment(other),
                    "/clusters/" + cluster + "/" + act,
                    Map.of("target", other));
        }
    }

    /** Whether nothing is to be done. */
    public boolean isDryRun() {
        return dryRun;
    }

    /**
     * Asks, waits and tells.
     *
     * @return the exit code: 1 if it is refused, or did not end well
     */
    public int ask(Asking asking, Wanted wanted) {
        return dryRun ? preview(asking, wanted.preview()) : act(asking, wanted);
    }

    private static int preview(Asking asking, String path) {
        JsonNode preview = asking.client().get(path);
        asking.tell(preview, Previews::lines);
        return "REFUSED".equals(preview.path("verdict").asText()) ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private int act(Asking asking, Wanted wanted) {
        RestClient client = asking.client();
        Map<String, String> body = new HashMap<>(wanted.what());
        body.put("by", asking.by());
        body.put("reason", reason);
        JsonNode ended = new RecoveryWait(client).upTo(wait, client.post(wanted.path(), body));
        asking.tell(ended, Recoveries::details);
        return Recoveries.exitCode(ended);
    }
}
