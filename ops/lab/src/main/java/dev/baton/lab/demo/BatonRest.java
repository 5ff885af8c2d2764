package dev.baton.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.baton.lab.LabException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the demo asks the Batons, by REST, of whichever answers. Safe for use by many threads. */
final class BatonRest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_AT_MOST = Duration.ofSeconds(60);
    private static final Duration CONNECT_AT_MOST = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final int FIRST_ERROR = 400;

    private final List<BatonNode> nodes;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_AT_MOST)
            .build();

    BatonRest(List<BatonNode> nodes) {
        this.nodes = nodes;
    }

    boolean isReady(BatonNode node) {
        try {
            return send(request(node.url() + "/q/health/ready").GET().build()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    JsonNode get(String path) {
        return ask("/api/v1" + path, "GET", Map.of());
    }

    JsonNode post(String path, Map<String, String> body) {
        return ask("/api/v1" + path, "POST", body);
    }

    /** What is at a path, or nothing: a cluster that is not known yet is no error here. */
    JsonNode find(String path) {
        HttpResponse<String> answer =
                read(node -> request(node.url() + "/api/v1" + path).GET().build());
        return answer.statusCode() == OK ? json(answer.body()) : MissingNode.getInstance();
    }

    /** A page as a browser gets it. */
    String page(String path) {
        HttpResponse<String> answer =
                read(node -> request(node.url() + path).GET().build());
        if (answer.statusCode() != OK) {
            throw new LabException("the page " + path + " has status " + answer.statusCode());
        }
        return answer.body();
    }

    void delete(String path) {
        ask("/api/v1" + path, "DELETE", Map.of());
    }

    private JsonNode ask(String path, String method, Map<String, String> body) {
        HttpResponse<String> answer = read(node -> request(node.url() + path)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(text(body)))
                .build());
        if (answer.statusCode() >= FIRST_ERROR) {
            throw new LabException("%s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
        }
        return json(answer.body());
    }

    private BatonNode alive() {
        return nodes.stream()
                .filter(BatonNode::isAlive)
                .findFirst()
                .orElseThrow(() -> new LabException("no Baton is left"));
    }

    /** By whichever is alive; if that one dies meanwhile, by another. */
    private HttpResponse<String> read(Function<BatonNode, HttpRequest> request) {
        while (true) {
            BatonNode node = alive();
            try {
                return send(request.apply(node));
            } catch (IOException e) {
                if (node.isAlive()) {
                    throw new LabException("no answer by %s: %s".formatted(node.name(), node.lastWords()), e);
                }
            }
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while waiting for an answer", e);
        }
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(ANSWER_AT_MOST);
    }

    private static String text(Map<String, String> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode json(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (IOException notJson) {
            throw new LabException("not JSON: " + text, notJson);
        }
    }
}
