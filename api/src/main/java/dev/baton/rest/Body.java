package dev.baton.rest;

import dev.baton.operate.Said;
import org.jspecify.annotations.Nullable;

/** The body of a request, which may be missing. */
final class Body {

    private Body() {}

    /** @throws dev.baton.operate.OperateException if there is none */
    static <T> T of(@Nullable T body) {
        if (body == null) {
            throw Said.bad("a JSON body is missing", "Send a JSON object, at least {}.");
        }
        return body;
    }
}
