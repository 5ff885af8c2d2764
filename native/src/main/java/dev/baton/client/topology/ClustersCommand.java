package dev.baton.client.topology;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import dev.baton.client.Table;
import dev.baton.client.Texts;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baton clusters}. */
@Command(
        name = "clusters",
        description = "Lists all clusters, with their primaries and what is wrong.",
        mixinStandardHelpOptions = true)
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
            JsonNode findings = cluster.path("findings");
            table.row(
                    cluster.path("alias").asText(),
                    cluster.path("name").asText(),
                    "primary=" + Texts.or(cluster.path("primary"), "none"),
                    "servers=" + cluster.path("servers").asText(),
                    "critical=" + findings.path("critical").asText(),
                    "warning=" + findings.path("warning").asText());
        }
        return table.lines();
    }
}
