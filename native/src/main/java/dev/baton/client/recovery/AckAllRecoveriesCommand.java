package dev.baton.client.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton ack-all-recoveries}. */
@Command(
        name = "ack-all-recoveries",
        description = "Acknowledges all recoveries that have ended.",
        mixinStandardHelpOptions = true)
public final class AckAllRecoveriesCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Option(
            names = {"--reason", "--comment"},
            paramLabel = "TEXT",
            required = true,
            description = "what was found and done")
    private String reason;

    @Override
    public Integer call() {
        JsonNode answer =
                asking.client().post("/recoveries/acknowledgement", Map.of("by", asking.by(), "comment", reason));
        return asking.tell(answer, Recoveries::acknowledged);
    }
}
