package dev.baton.client.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Asking;
import dev.baton.client.ClientException;
import dev.baton.client.ClientException.Kind;
import java.util.Map;

/** A question that only the fleet can answer, and its answer. */
final class Inquiry {

    private static final int WAIT_SECONDS = 30;

    private Inquiry() {}

    static int ask(Asking asking, String path, Map<String, String> what) {
        JsonNode request = asking.client().post(path + "?wait=" + WAIT_SECONDS, what);
        String answer = request.path("answer").asText();
        return switch (request.path("state").asText()) {
            case "DONE" -> asking.tell(request, done -> answer.lines().toList());
            case "FAILED" ->
                throw new ClientException(Kind.NOT_DONE, answer, "baton instance shows what is known of the server");
            default ->
                throw new ClientException(
                        Kind.NOT_DONE,
                        "no worker has answered within " + WAIT_SECONDS + " s",
                        "baton nodes lists the workers; one of them has to be alive");
        };
    }
}
