package dev.baton.client.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import dev.baton.client.Table;
import dev.baton.client.Texts;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baton blocked-recoveries}. */
@Command(
        name = "blocked-recoveries",
        description = "Lists automatic recoveries that were held back, and why.",
        mixinStandardHelpOptions = true)
public final class BlockedRecoveriesCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Override
    public Integer call() {
        return asking.tell(asking.client().get("/blocked-recoveries"), BlockedRecoveriesCommand::lines);
    }

    private static List<String> lines(JsonNode blocked) {
        Table table = new Table();
        for (JsonNode entry : blocked) {
            table.row(
                    entry.path("lastAt").asText(),
                    entry.path("alias").asText(),
                    entry.path("server").asText(),
                    entry.path("finding").asText(),
                    Texts.reason(entry.path("reason")));
        }
        return table.lines();
    }
}
