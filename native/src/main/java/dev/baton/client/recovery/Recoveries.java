package dev.baton.client.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Table;
import dev.baton.client.Texts;
import java.util.ArrayList;
import java.util.List;

/** Recoveries in words. */
public final class Recoveries {

    private Recoveries() {}

    static List<String> lines(JsonNode recoveries) {
        Table table = new Table();
        for (JsonNode recovery : recoveries) {
            table.row(
                    recovery.path("id").asText(),
                    recovery.path("createdAt").asText(),
                    recovery.path("alias").asText(),
                    recovery.path("kind").asText(),
                    recovery.path("state").asText(),
                    recovery.path("server").asText(),
                    "-> " + Texts.or(recovery.path("successor"), "nobody"),
                    recovery.has("acknowledgement") ? "acknowledged" : "",
                    recovery.path("summary").asText());
        }
        return table.lines();
    }

    public static List<String> details(JsonNode recovery) {
        List<String> lines = new ArrayList<>();
        lines.add("%s %s of %s (%s): %s"
                .formatted(
                        recovery.path("kind").asText(),
                        recovery.path("id").asText(),
                        recovery.path("server").asText(),
                        recovery.path("alias").asText(),
                        recovery.path("state").asText()));
        add(lines, "  ", recovery.path("summary"));
        add(lines, "  possible loss: ", recovery.path("loss"));
        lines.addAll(Texts.reasons(recovery.path("reasons"), "  "));
        lines.addAll(Previews.candidates(recovery.path("candidates")));
        for (JsonNode phase : recovery.path("phases")) {
            lines.add("phase %s %s: %s"
                    .formatted(
                            phase.path("number").asText(),
                            phase.path("name").asText(),
                            phase.path("purpose").asText()));
            lines.addAll(steps(phase.path("steps")));
        }
        return lines;
    }

    static List<String> acknowledged(JsonNode count) {
        return List.of("acknowledged " + count.path("changed").asText());
    }

    /** 0 if it came to its end as it should. */
    public static int exitCode(JsonNode recovery) {
        return "SUCCEEDED".equals(recovery.path("state").asText()) ? 0 : 1;
    }

    private static List<String> steps(JsonNode steps) {
        Table table = new Table();
        for (JsonNode step : steps) {
            table.row(
                    "  " + step.path("state").asText(),
                    step.path("text").asText(),
                    step.path("detail").asText());
        }
        return table.lines();
    }

    private static void add(List<String> lines, String before, JsonNode text) {
        if (!text.asText().isEmpty()) {
            lines.add(before + text.asText());
        }
    }
}
