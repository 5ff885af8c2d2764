package dev.baton.client.vip;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.ClientException;
import dev.baton.client.ClientException.Kind;
import dev.baton.client.Table;
import dev.baton.client.Texts;
import java.util.ArrayList;
import java.util.List;

/** Virtual addresses in words. */
final class VipWords {

    private VipWords() {}

    static List<String> lines(JsonNode vips) {
        Table table = new Table();
        for (JsonNode vip : vips) {
            table.row(
                    vip.path("address").asText(),
                    vip.path("networkInterface").asText(),
                    vip.path("role").asText(),
                    vip.path("alias").asText(),
                    "on " + holders(vip),
                    "belongs to " + Texts.or(vip.path("belongsTo"), "nobody for certain"));
        }
        return table.lines();
    }

    static List<String> details(JsonNode vip) {
        List<String> lines = new ArrayList<>(List.of("%s %s of %s, on %s"
                .formatted(
                        vip.path("address").asText(),
                        vip.path("role").asText(),
                        vip.path("alias").asText(),
                        holders(vip))));
        for (JsonNode host : vip.path("hosts")) {
            lines.add(
                    "  " + host.path("host").asText() + " " + host.path("state").asText());
            host.path("obstacles").forEach(obstacle -> lines.add("    " + obstacle.asText()));
        }
        return lines;
    }

    /** What the fleet said, or why not. */
    static List<String> answer(JsonNode request) {
        return switch (request.path("state").asText()) {
            case "DONE" -> request.path("answer").asText().lines().toList();
            case "FAILED" ->
                throw new ClientException(Kind.NOT_DONE, request.path("answer").asText(), "");
            default ->
                throw new ClientException(
                        Kind.NOT_DONE,
                        "no worker has answered",
                        "baton nodes lists the workers; one of them has to be alive");
        };
    }

    private static String holders(JsonNode vip) {
        List<String> holders = new ArrayList<>();
        vip.path("holders").forEach(holder -> holders.add(holder.asText()));
        return holders.isEmpty() ? "no host that is known" : String.join(", ", holders);
    }
}
