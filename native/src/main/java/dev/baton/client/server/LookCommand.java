package dev.baton.client.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import dev.baton.client.Target;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baton which-source} and all other commands that tell one thing about a server. */
@Command(mixinStandardHelpOptions = true)
final class LookCommand implements Callable<Integer> {

    private final Function<JsonNode, Stream<String>> lines;

    @Mixin
    private Asking asking;

    @Mixin
    private Target server;

    LookCommand(Function<JsonNode, Stream<String>> lines) {
        this.lines = lines;
    }

    @Override
    public Integer call() {
        JsonNode found = asking.client().get("/instances/" + server.segment());
        return asking.tell(found, answer -> lines.apply(answer).toList());
    }
}
