package dev.baton.client.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import dev.baton.client.Target;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton begin-downtime}. */
@Command(
        name = "begin-downtime",
        description = "Takes a server out for a time: its findings begin no recovery.",
        mixinStandardHelpOptions = true)
public final class BeginDowntimeCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Mixin
    private Target server;

    @Option(names = "--duration", paramLabel = "TIME", defaultValue = "1h", description = "30s, 10m, 4h, 7d or 2w (1h)")
    private String duration;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why")
    private String reason;

    @Override
    public Integer call() {
        JsonNode answer = asking.client()
                .put(
                        "/instances/" + server.segment() + "/downtime",
                        Map.of("owner", asking.by(), "reason", reason, "duration", duration));
        return asking.tell(
                answer,
                done -> List.of(server.id() + " is in downtime until "
                        + done.path("downtime").path("until").asText()));
    }
}
