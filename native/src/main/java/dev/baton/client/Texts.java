package dev.baton.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** Values of answers as texts. */
public final class Texts {

    private Texts() {}

    /** The text of a value, or something else where it is empty or missing. */
    public static String or(JsonNode value, String otherwise) {
        return value.asText().isEmpty() ? otherwise : value.asText();
    }

    /** A reason: its rule and its numbers. */
    public static String reason(JsonNode reason) {
        return reason.path("rule").asText() + ": " + reason.path("text").asText();
    }

    /** Reasons, one in a line, indented. */
    public static List<String> reasons(JsonNode reasons, String indent) {
        return StreamSupport.stream(reasons.spliterator(), false)
                .map(reason -> indent + reason(reason))
                .toList();
    }
}
