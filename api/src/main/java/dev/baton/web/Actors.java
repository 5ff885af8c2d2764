package dev.baton.web;

import dev.baton.operate.Actor;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Tells who is asking: what they call themselves, else who they logged in as, else where they come from. */
@Singleton
public final class Actors {

    private final SecurityContext security;
    private final HttpServerRequest request;

    /** Both belong to the request that is being answered, whichever that is. */
    public Actors(SecurityContext security, HttpServerRequest request) {
        this.security = security;
        this.request = request;
    }

    /** @param claimed what they call themselves; empty if they did not say */
    public Actor actor(String claimed) {
        if (!claimed.isBlank()) {
            return new Actor(claimed.strip());
        }
        Principal principal = security.getUserPrincipal();
        return new Actor(principal == null ? "anonymous@" + address() : principal.getName());
    }

    private String address() {
        return request.remoteAddress() == null
                ? "unknown"
                : request.remoteAddress().hostAddress();
    }
}
