package dev.baton.client.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import dev.baton.client.Target;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton register-candidate}. */
@Command(
        name = "register-candidate",
        description = "Says whether a server may be promoted.",
        mixinStandardHelpOptions = true)
public final class RegisterCandidateCommand implements Callable<Integer> {

    @Mixin
    private Asking asking;

    @Mixin
    private Target server;

    @Option(
            names = "--promotion-rule",
            paramLabel = "RULE",
            defaultValue = "prefer",
            description = "prefer, neutral, prefer_not or must_not (prefer)")
    private String rule;

    @Override
    public Integer call() {
        JsonNode answer = asking.client()
                .put("/instances/" + server.segment() + "/promotion-rule", Map.of("rule", rule, "by", asking.by()));
        return asking.tell(
                answer,
                done -> List.of(server.id() + " has the promotion rule "
                        + done.path("promotionRule").asText().toLowerCase(Locale.ROOT)));
    }
}
