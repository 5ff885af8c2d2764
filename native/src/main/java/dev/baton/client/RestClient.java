package dev.baton.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.client.ClientException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the first Baton of a fleet that answers. An act is never sent twice: only a Baton that did not even take the
 * connection is passed over for the next. Not for many threads.
 *
 * <p>By the plain connection of {@code java.net}: the JDK's newer client takes a fifth of a second to be made, which is
 * most of the time that a command takes.
 */
public final class RestClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT_AT_MOST = Duration.ofSeconds(2);
    private static final Duration ANSWER_AT_MOST = Duration.ofSeconds(60);
    private static final String API = "/api/v1";
    private static final int FIRST_ERROR = 400;

    private final Fleet fleet;

    /** Something to be asked. */
    private record Ask(String method, String path, Map<String, ?> body) {}

    public RestClient(Fleet fleet) {
        this.fleet = fleet;
    }

    /** What is at that path below {@code /api/v1}. */
    public JsonNode get(String path) {
        return send(new Ask("GET", path, Map.of()));
    }

    /** Asks for an act. */
    public JsonNode post(String path, Map<String, ?> body) {
        return send(new Ask("POST", path, body));
    }

    /** Says how something shall be. */
    public JsonNode put(String path, Map<String, ?> body) {
        return send(new Ask("PUT", path, body));
    }

    /** Takes something away. */
    public JsonNode delete(String path) {
        return send(new Ask("DELETE", path, Map.of()));
    }

    private JsonNode send(Ask ask) {
        return fleet.servers().stream()
                .flatMap(server -> connect(server, ask).stream())
                .findFirst()
                .map(connection -> exchange(connection, ask))
                .orElseThrow(() -> new ClientException(
                        Kind.NOT_ASKED,
                        "no Baton answers at " + fleet,
                        "start one with 'baton serve', or name one by --server http://host:3000 or BATON_SERVER"));
    }

    /** Empty if nobody is there. */
    private static Optional<HttpURLConnection> connect(URI server, Ask ask) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(server + API + ask.path()).toURL().openConnection();
            connection.setConnectTimeout((int) CONNECT_AT_MOST.toMillis());
            connection.setReadTimeout((int) ANSWER_AT_MOST.toMillis());
            connection.setRequestMethod(ask.method());
            connection.setRequestProperty("Accept", "application/json");
            connection.setInstanceFollowRedirects(false);
            if (!ask.body().isEmpty()) {
                connection.setRequestProperty("Content-Type", "application/json");
                connection.setDoOutput(true);
                // Of a known length: otherwise a request that found no answer would be sent once more, silently.
                connection.setFixedLengthStreamingMode(bytes(ask.body()).length);
            }
            connection.connect();
            return Optional.of(connection);
        } catch (IOException nobodyThere) {
            return Optional.empty();
        }
    }

    private static JsonNode exchange(HttpURLConnection connection, Ask ask) {
        try {
            if (!ask.body().isEmpty()) {
                connection.getOutputStream().write(bytes(ask.body()));
            }
            int status = connection.getResponseCode();
            JsonNode body = parse(text(connection));
            if (status >= FIRST_ERROR) {
                throw new Problem(status, body).toException();
            }
            return body;
        } catch (IOException broken) {
            throw new ClientException(
                    Kind.NOT_DONE,
                    connection.getURL().getAuthority() + " broke off: " + broken.getMessage(),
                    "look whether it was done before asking again");
        }
    }

    /** An error may come without a text, and then there is no stream. */
    private static String text(HttpURLConnection connection) throws IOException {
        boolean failed = connection.getResponseCode() >= FIRST_ERROR;
        try (InputStream answer = failed ? connection.getErrorStream() : connection.getInputStream()) {
            return answer == null ? "" : new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode parse(String text) {
        if (text.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException plain) {
            return TextNode.valueOf(text);
        }
    }

    private static byte[] bytes(Map<String, ?> body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
