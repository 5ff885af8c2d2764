package dev.baton.boot;

import dev.baton.schedule.Role;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** A worker has no web: over HTTP it answers for its health and its metrics, and for nothing else. */
@ApplicationScoped
class WorkerDoor {
    private static final int BEFORE_ALL_OTHERS = 10_000;
    private static final int NOT_FOUND = 404;
    private static final List<String> OPEN = List.of("/q/health", "/q/metrics");

    void close(@Observes Filters filters, Role role) {
        if (role == Role.WORKER) {
            filters.register(WorkerDoor::letThroughOrRefuse, BEFORE_ALL_OTHERS);
        }
    }

    private static void letThroughOrRefuse(RoutingContext request) {
        String path = request.normalizedPath();
        if (OPEN.stream().anyMatch(open -> path.equals(open) || path.startsWith(open + "/"))) {
            request.next();
        } else {
            request.response().setStatusCode(NOT_FOUND).end();
        }
    }
}
