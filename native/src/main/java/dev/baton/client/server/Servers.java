package dev.baton.client.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Table;
import dev.baton.client.Texts;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Servers in words. */
final class Servers {

    private Servers() {}

    static List<String> lines(JsonNode servers) {
        Table table = new Table();
        for (JsonNode server : servers) {
            table.row(
                    server.path("address").asText(),
                    server.path("alias").asText(),
                    server.path("role").asText(),
                    server.path("state").asText(),
                    server.path("facts").path("access").asText(),
                    server.path("facts").path("version").asText());
        }
        return table.lines();
    }

    static List<String> details(JsonNode server) {
        Table table = new Table();
        server.properties().stream().filter(Servers::isPlain).forEach(field -> row(table, field));
        server.path("facts").properties().stream().filter(Servers::isPlain).forEach(field -> row(table, field));
        Stream<String> channels = Stream.of(server.path("facts").path("channels"))
                .flatMap(all ->
                        Stream.iterate(0, at -> at < all.size(), at -> at + 1).map(all::get))
                .map(Servers::channel);
        return Stream.concat(table.lines().stream(), channels).toList();
    }

    private static boolean isPlain(Map.Entry<String, JsonNode> field) {
        return field.getValue().isValueNode() && !field.getValue().asText().isEmpty();
    }

    private static void row(Table table, Map.Entry<String, JsonNode> field) {
        table.row(field.getKey(), field.getValue().asText());
    }

    private static String channel(JsonNode channel) {
        return "replicates from %s: receives %s, applies %s, lag %s s%s%s"
                .formatted(
                        channel.path("source").asText(),
                        channel.path("receives").asText(),
                        channel.path("applies").asText(),
                        Texts.or(channel.path("lagSeconds"), "unknown"),
                        error(channel.path("receiveError")),
                        error(channel.path("applyError")));
    }

    private static String error(JsonNode error) {
        return error.asText().isEmpty() ? "" : ", error " + error.asText();
    }
}
