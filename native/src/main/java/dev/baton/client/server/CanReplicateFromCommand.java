package dev.baton.client.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import dev.baton.client.Paths;
import dev.baton.client.Target;
import dev.baton.client.Texts;
import dev.baton.topology.InstanceId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton can-replicate-from}. */
@Command(
        name = "can-replicate-from",
        aliases = {"can-replicate-from-gtid"},
        description = "Tells whether a server can replicate from another (-d), with every reason why not.",
        mixinStandardHelpOptions = true)
public final class CanReplicateFromCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Mixin
    private Target server;

    @Option(
            names = {"-d", "--destination"},
            paramLabel = "HOST:PORT",
            required = true,
            description = "the other server")
    private InstanceId source;

    @Override
    public Integer call() {
        JsonNode answer = asking.client()
                .get("/instances/" + server.segment() + "/can-replicate-from/" + Paths.segment(source.toString()));
        asking.tell(answer, CanReplicateFromCommand::lines);
        return answer.path("possible").asBoolean() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static List<String> lines(JsonNode answer) {
        List<String> lines = new ArrayList<>(List.of(answer.path("possible").asText()));
        lines.addAll(Texts.reasons(answer.path("reasons"), "  "));
        return lines;
    }
}
