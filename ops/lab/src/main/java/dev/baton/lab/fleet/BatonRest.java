package dev.baton.lab.fleet;

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
import java.util.Optional;
import java.util.function.Function;

/** What people and tests ask the Batons, by REST, of whichever answers. Safe for use by many threads. */
public final class BatonRest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_AT_MOST = Duration.ofSeconds(60);
    private static final Duration CONNECT_AT_MOST = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final int FIRST_ERROR = 400;
    private static final int FIRST_FAULT = 500;

    private final List<? extends Node> nodes;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_AT_MOST)
            .build();

    /** @param nodes who to ask; looked at anew each time, since some may be replaced */
    public BatonRest(List<? extends Node> nodes) {
        this.nodes = nodes;
    }

    /** Whether that one says so. */
    public boolean isReady(Node node) {
        try {
            return send(request(node.url() + "/q/health/ready").GET().build()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What is at a path below {@code /api/v1}. */
    public JsonNode get(String path) {
        JsonNode found = find(path);
        return found.isMissingNode() ? ask("/api/v1" + path, "GET", Map.of()) : found;
    }

    /** The answer to a request for an act. */
    public JsonNode post(String path, Map<String, String> body) {
        return ask("/api/v1" + path, "POST", body);
    }

    /** The answer to a change of something that is there. */
    public JsonNode put(String path, Map<String, String> body) {
        return ask("/api/v1" + path, "PUT", body);
    }

    /** What is at a path, or nothing: a cluster that is not known yet is no error here. */
    public JsonNode find(String path) {
        return nodes.stream()
                .filter(Node::isAlive)
                .map(node -> look(request(node.url() + "/api/v1" + path).GET().build()))
                .flatMap(Optional::stream)
                .findFirst()
                .filter(answer -> answer.statusCode() == OK)
                .map(answer -> json(answer.body()))
                .orElseGet(MissingNode::getInstance);
    }

    /** The answer, unless there is none or it is that this one cannot tell: another one may. */
    private Optional<HttpResponse<String>> look(HttpRequest request) {
        try {
            return Optional.of(send(request)).filter(answer -> answer.statusCode() < FIRST_FAULT);
        } catch (IOException noAnswer) {
            return Optional.empty();
        }
    }

    /** A page as a browser gets it. */
    public String page(String path) {
        HttpResponse<String> answer =
                read(node -> request(node.url() + path).GET().build());
        if (answer.statusCode() != OK) {
            throw new LabException("the page " + path + " has status " + answer.statusCode());
        }
        return answer.body();
    }

    /** Asks for something to be taken away. */
    public void delete(String path) {
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

    private Node alive() {
        return nodes.stream()
                .filter(Node::isAlive)
                .map(Node.class::cast)
                .findFirst()
                .orElseThrow(() -> new LabException("no Baton is left"));
    }

    /** By whichever is alive; if that one dies meanwhile, by another. */
    private HttpResponse<String> read(Function<Node, HttpRequest> request) {
        while (true) {
            Node node = alive();
            try {
                return send(request.apply(node));
            } catch (IOException e) {
                if (node.isAlive()) {
                    throw new LabException("no answer by %s: %s".formatted(node.url(), node.lastWords()), e);
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
