package dev.baton.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Tells browsers what they may do with our answers: load nothing from elsewhere, run no script but ours, be framed by
 * nobody. It is the second wall behind escaping: a name that slipped through could still do nothing.
 */
@ApplicationScoped
class SafeHeaders {

    private static final int EARLY = 9_000;
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    void register(@Observes Filters filters) {
        filters.register(SafeHeaders::add, EARLY);
    }

    private static void add(RoutingContext exchange) {
        HttpServerResponse response = exchange.response();
        response.putHeader("Content-Security-Policy", POLICY);
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("X-Frame-Options", "DENY");
        response.putHeader("Referrer-Policy", "same-origin");
        response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.putHeader("Cross-Origin-Resource-Policy", "same-origin");
        exchange.addHeadersEndHandler(end -> response.putHeader("Cache-Control", cache(exchange)));
        exchange.next();
    }

    /** Assets are asked for again each time, and mostly not sent again: an upgrade must not meet old scripts. */
    private static String cache(RoutingContext exchange) {
        return exchange.normalizedPath().startsWith("/assets/") ? "no-cache" : "no-store";
    }
}
