package dev.baton.client.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import dev.baton.client.Paths;
import dev.baton.client.Target;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baton end-downtime}. */
@Command(
        name = "end-downtime",
        description = "Takes a server in again before its downtime ends.",
        mixinStandardHelpOptions = true)
public final class EndDowntimeCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Mixin
    private Target server;

    @Override
    public Integer call() {
        JsonNode answer =
                asking.client().delete("/instances/" + server.segment() + "/downtime?by=" + Paths.segment(asking.by()));
        return asking.tell(answer, done -> List.of(server.id() + " is in downtime no longer"));
    }
}
