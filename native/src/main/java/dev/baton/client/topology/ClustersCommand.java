package dev.baton.client.topology;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import dev.baton.client.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baton clusters}. */
@Command(name = "clusters", description = "Lists all clusters.", mixinStandardHelpOptions = true)
public final class ClustersCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Override
    public Integer call() {
        return asking.tell(asking.client().get("/clusters"), ClustersCommand::lines);
    }

    private static List<String> lines(JsonNode clusters) {
        Table table = new Table();
        for (JsonNode cluster : clusters) {
            table.row(cluster.path("name").asText(), cluster.path("alias").asText());
        }
        return table.lines();
    }
}
