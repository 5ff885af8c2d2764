package dev.baton.client.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import dev.baton.client.Paths;
import dev.baton.client.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton findings}. */
@Command(
        name = "findings",
        aliases = {"problems", "replication-analysis"},
        description = "Lists what is wrong now, the most urgent first.",
        mixinStandardHelpOptions = true)
public final class FindingsCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Option(
            names = {"-a", "--alias", "--cluster", "-i", "--instance"},
            paramLabel = "CLUSTER",
            description = "only of this cluster: name, alias or a server of it")
    private String cluster = "";

    @Override
    public Integer call() {
        String query = cluster.isEmpty() ? "" : "?cluster=" + Paths.segment(cluster);
        return asking.tell(asking.client().get("/findings" + query), FindingsCommand::lines);
    }

    private static List<String> lines(JsonNode findings) {
        Table table = new Table();
        for (JsonNode finding : findings) {
            table.row(
                    finding.path("severity").asText(),
                    finding.path("code").asText(),
                    finding.path("server").asText(),
                    finding.path("alias").asText(),
                    finding.path("sentence").asText()
                            + (finding.path("downtimed").asBoolean() ? " (in downtime)" : ""));
        }
        return table.lines();
    }
}
