package dev.baton.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.client.ClientException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the first Baton of a fleet that answers. An act is never sent twice: only a Baton that did not even take the
 * connection is passed over for the next. Not for many threads.
 */
public final class RestClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT_AT_MOST = Duration.ofSeconds(2);
    private static final Duration ANSWER_AT_MOST = Duration.ofSeconds(60);
    private static final String API = "/api/v1";
    private static final int FIRST_ERROR = 400;

    private final Fleet fleet;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_AT_MOST)
            .build();

    public RestClient(Fleet fleet) {
        this.fleet = fleet;
    }

    /** What is at that path below {@code /api/v1}. */
    public JsonNode get(String path) {
        return send("GET", path, Map.of());
    }

    /** Asks for an act. */
    public JsonNode post(String path, Map<String, ?> body) {
        return send("POST", path, body);
    }

    public JsonNode put(String path, Map<String, ?> body) {
        return send("PUT", path, body);
    }

    public JsonNode delete(String path) {
        return send("DELETE", path, Map.of());
    }

    private JsonNode send(String method, String path, Map<String, ?> body) {
        return fleet.servers().stream()
                .flatMap(server -> ask(request(method, URI.create(server + API + path), body)).stream())
                .findFirst()
                .map(RestClient::answer)
                .orElseThrow(() -> new ClientException(
                        Kind.NOT_ASKED,
                        "no Baton answers at " + fleet,
                        "start one with 'baton serve', or name one by --server http://host:3000 or BATON_SERVER"));
    }

    /** Empty if nobody is there. */
    private Optional<HttpResponse<String>> ask(HttpRequest request) {
        try {
            return Optional.of(http.send(request, BodyHandlers.ofString()));
        } catch (ConnectException | HttpConnectTimeoutException nobodyThere) {
            return Optional.empty();
        } catch (IOException broken) {
            throw new ClientException(
                    Kind.NOT_DONE,
                    request.uri().getAuthority() + " broke off: " + broken.getMessage(),
                    "look whether it was done before asking again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientException(Kind.NOT_DONE, "interrupted", "look whether it was done before asking again");
        }
    }

    private static HttpRequest request(String method, URI uri, Map<String, ?> body) {
        return HttpRequest.newBuilder(uri)
                .timeout(ANSWER_AT_MOST)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(text(body)))
                .build();
    }

    private static JsonNode answer(HttpResponse<String> response) {
        JsonNode body = parse(response.body());
        if (response.statusCode() >= FIRST_ERROR) {
            throw new Problem(response.statusCode(), body).toException();
        }
        return body;
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

    private static String text(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
