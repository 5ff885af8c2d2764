package dev.baton.client.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import dev.baton.client.Paths;
import dev.baton.client.Target;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baton forget}. */
@Command(
        name = "forget",
        description = "Forgets a server. A server that is still replicated from, or seen, comes back.",
        mixinStandardHelpOptions = true)
public final class ForgetCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Mixin
    private Target server;

    @Override
    public Integer call() {
        JsonNode answer =
                asking.client().delete("/instances/" + server.segment() + "?by=" + Paths.segment(asking.by()));
        return asking.tell(answer, done -> List.of(server.id() + " is forgotten"));
    }
}
