package dev.baton.publish;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A web server on the loopback that keeps what it gets and answers as it is told, the last answer for good. Thread-safe. */
final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final Queue<Integer> answers;
    private final Queue<Got> got = new ConcurrentLinkedQueue<>();

    private Receiver(HttpServer server, List<Integer> answers) {
        this.server = server;
        this.answers = new ConcurrentLinkedQueue<>(answers);
    }

    /** What came in one request. */
    record Got(Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    static Receiver answering(Integer... statuses) throws IOException {
        Receiver receiver = new Receiver(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), List.of(statuses));
        receiver.server.createContext("/", receiver::take);
        receiver.server.start();
        return receiver;
    }

    String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    List<Got> got() {
        return List.copyOf(got);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        got.add(new Got(
                Map.copyOf(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        int answer = answers.size() > 1 ? answers.remove() : answers.element();
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }
}
