package dev.baton.boot;

import dev.baton.schedule.Role;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Quarkus is told for each role, over whatever is configured: a process cannot be configured out of its role. */
final class RoleSettings {
    private static final List<String> MANAGED_SERVERS = List.of(
            "baton.mysql.password",
            "baton.mysql.password-file",
            "baton.mysql.replication-password",
            "baton.mysql.replication-password-file");
    private static final List<String> NOTICES = List.of(
            "baton.notify.mail-password",
            "baton.notify.mail-password-file",
            "baton.notify.webhook-key",
            "baton.notify.webhook-key-file",
            "baton.notify.chat-url",
            "baton.notify.chat-url-file");

    private static final String SOCKET_TIMEOUT = "quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout";
    private static final Duration GRACE = Duration.ofSeconds(1);

    private RoleSettings() {}

    /** Property names and values. */
    static Map<String, String> of(Role role, Settings settings) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put(Role.PROPERTY, role.name());
        // The driver has no deadlines of its own, and gives up a moment after the statement's own deadline.
        told.put(
                SOCKET_TIMEOUT,
                Long.toString(settings.store().statementTimeout().plus(GRACE).toMillis()));
        switch (role) {
            case SERVE, WORKER -> {}
            case WEB -> {
                MANAGED_SERVERS.forEach(key -> told.put(key, ""));
                NOTICES.forEach(key -> told.put(key, ""));
            }
            case RUN -> {
                told.put("quarkus.http.host-enabled", "false");
                // Not the name of the process that serves on this host: each has its own place in the fleet.
                told.put(
                        "baton.node.name",
                        settings.node().name() + "-run-"
                                + ProcessHandle.current().pid());
                // Its standard output is its result.
                told.put("quarkus.log.console.stderr", "true");
                told.put("quarkus.log.console.level", "WARN");
            }
        }
        return told;
    }
}
