package dev.baton.client.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baton ack-recovery}. */
@Command(
        name = "ack-recovery",
        description = "Acknowledges one recovery: later ones of its cluster are no longer held back by it.",
        mixinStandardHelpOptions = true)
public final class AckRecoveryCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Parameters(paramLabel = "ID", description = "its number")
    private long id;

    @Option(
            names = {"--reason", "--comment"},
            paramLabel = "TEXT",
            required = true,
            description = "what was found and done")
    private String reason;

    @Override
    public Integer call() {
        JsonNode answer = asking.client()
                .post("/recoveries/" + id + "/acknowledgement", Map.of("by", asking.by(), "comment", reason));
        return asking.tell(answer, Recoveries::acknowledged);
    }
}
