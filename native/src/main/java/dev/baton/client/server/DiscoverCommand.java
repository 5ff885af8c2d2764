package dev.baton.client.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import dev.baton.client.ClientException;
import dev.baton.client.ClientException.Kind;
import dev.baton.client.Target;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baton discover}. */
@Command(
        name = "discover",
        aliases = {"async-discover"},
        description = "Takes in a server, and its whole topology from it.",
        mixinStandardHelpOptions = true)
public final class DiscoverCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Mixin
    private Target server;

    private static final int WAIT_SECONDS = 30;

    @Override
    public Integer call() {
        JsonNode request = asking.client()
                .post(
                        "/instances?wait=" + WAIT_SECONDS,
                        Map.of("address", server.id().toString(), "by", asking.by()));
        return switch (request.path("state").asText()) {
            case "DONE" ->
                asking.tell(request, done -> List.of(done.path("answer").asText()));
            case "FAILED" ->
                throw new ClientException(
                        Kind.NOT_DONE,
                        request.path("answer").asText(),
                        "see that the server runs, and that Baton's account (baton.mysql.user) may log in there: ops/grants");
            default ->
                throw new ClientException(
                        Kind.NOT_DONE,
                        "no worker has looked at " + server.id() + " within " + WAIT_SECONDS + " s",
                        "baton nodes lists the workers; one of them has to be alive");
        };
    }
}
