package dev.baton.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.ClientException.Kind;

/**
 * An error as Baton tells it: {@code application/problem+json}.
 *
 * @param status of HTTP
 * @param body the answer, whatever it was
 */
record Problem(int status, JsonNode body) {
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    ClientException toException() {
        return new ClientException(kind(), sentence(), remedy());
    }

    private Kind kind() {
        return status == BAD_REQUEST || status == UNAUTHORIZED || status == FORBIDDEN ? Kind.NOT_ASKED : Kind.NOT_DONE;
    }

    private String sentence() {
        String title = body.path("title").asText("");
        String detail = body.path("detail").asText("");
        if (title.isEmpty() && detail.isEmpty()) {
            return "Baton answered with HTTP status " + status;
        }
        if (title.isEmpty() || detail.isEmpty() || title.equals(detail)) {
            return title + (title.equals(detail) ? "" : detail);
        }
        return title + ": " + detail;
    }

    private String remedy() {
        return switch (status) {
            case UNAUTHORIZED, FORBIDDEN -> "ask whoever runs this Baton for the right to do this";
            default -> body.path("remedy").asText("");
        };
    }
}
