package dev.baton.client.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.Texts;
import java.util.List;

/** The switch for automatic recoveries, in words. */
final class Switch {

    private Switch() {}

    static List<String> lines(JsonNode state) {
        String word = state.path("enabled").asBoolean() ? "enabled" : "disabled";
        if (state.path("by").asText().isEmpty()) {
            return List.of(word);
        }
        return List.of("%s by %s at %s: %s"
                .formatted(
                        word,
                        state.path("by").asText(),
                        state.path("at").asText(),
                        Texts.or(state.path("reason"), "no reason was given")));
    }
}
