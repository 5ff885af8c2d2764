package dev.baton.client.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Texts;
import java.util.ArrayList;
import java.util.List;

/** What would be done, in words. */
public final class Previews {

    private Previews() {}

    /** A line for each thing. */
    public static List<String> lines(JsonNode preview) {
        List<String> lines = new ArrayList<>();
        lines.add("%s of %s: %s, %s would take the writes"
                .formatted(
                        preview.path("purpose").asText(),
                        preview.path("alias").asText(),
                        preview.path("verdict").asText(),
                        Texts.or(preview.path("successor"), "nobody else")));
        if (!preview.path("summary").asText().isEmpty()) {
            lines.add("  " + preview.path("summary").asText());
        }
        if (!preview.path("loss").asText().isEmpty()) {
            lines.add("  possible loss: " + preview.path("loss").asText());
        }
        lines.addAll(Texts.reasons(preview.path("reasons"), "  "));
        lines.addAll(candidates(preview.path("candidates")));
        for (JsonNode phase : preview.path("phases")) {
            lines.add("phase " + phase.path("name").asText() + ": "
                    + phase.path("purpose").asText());
            for (JsonNode step : phase.path("steps")) {
                lines.add("  " + step.path("text").asText()
                        + because(step.path("why").asText()));
            }
        }
        return lines;
    }

    private static String because(String why) {
        return why.isEmpty() ? "" : "; " + why;
    }

    static List<String> candidates(JsonNode candidates) {
        List<String> lines = new ArrayList<>();
        for (JsonNode candidate : candidates) {
            lines.add("candidate %s: %s"
                    .formatted(
                            candidate.path("address").asText(),
                            candidate.path("verdict").asText()));
            lines.addAll(Texts.reasons(candidate.path("reasons"), "  "));
        }
        return lines;
    }
}
