package dev.baton.client.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import dev.baton.client.Which;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton ack-cluster-recoveries}. */
@Command(
        name = "ack-cluster-recoveries",
        description = "Acknowledges the recoveries of one cluster that have ended.",
        mixinStandardHelpOptions = true)
public final class AckClusterRecoveriesCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Mixin
    private Which cluster;

    @Option(
            names = {"--reason", "--comment"},
            paramLabel = "TEXT",
            required = true,
            description = "what was found and done")
    private String reason;

    @Override
    public Integer call() {
        JsonNode answer = asking.client()
                .post(
                        "/clusters/" + cluster.segment() + "/acknowledgement",
                        Map.of("by", asking.by(), "comment", reason));
        return asking.tell(answer, Recoveries::acknowledged);
    }
}
