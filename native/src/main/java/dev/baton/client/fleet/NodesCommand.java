package dev.baton.client.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import dev.baton.client.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baton nodes}. */
@Command(name = "nodes", description = "Lists the workers of the fleet.", mixinStandardHelpOptions = true)
public final class NodesCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Override
    public Integer call() {
        return asking.tell(asking.client().get("/nodes"), NodesCommand::lines);
    }

    private static List<String> lines(JsonNode nodes) {
        Table table = new Table();
        for (JsonNode node : nodes) {
            table.row(
                    node.path("name").asText(),
                    node.path("alive").asBoolean() ? "alive" : "gone",
                    node.path("version").asText(),
                    "since " + node.path("startedAt").asText(),
                    "seen " + node.path("seenAt").asText());
        }
        return table.lines();
    }
}
