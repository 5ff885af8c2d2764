package dev.baton.lab.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.lab.LabException;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.WriteAttempt;
import dev.baton.lab.WritingReport;
import dev.baton.lab.hosts.HostLab;
import dev.baton.lab.process.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Tells, once a fault is healed, whether the invariants held. Each method returns what broke one; nothing is good. */
public final class Aftermath {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final HostLab lab;

    public Aftermath(HostLab lab) {
        this.lab = lab;
    }

    /** I2: acknowledged rows that the primary does not have. */
    public List<String> lost(WritingReport report, String primary) {
        SortedSet<Long> lost = report.lost(rows(primary).keySet());
        return lost.isEmpty() ? List.of() : List.of("lost %d acknowledged rows: %s".formatted(lost.size(), lost));
    }

    /** I1: acknowledgements of a server after another one's, which came after it had given its own. */
    public List<String> interleaved(WritingReport report) {
        Map<Long, String> takers = new TreeMap<>();
        lab.databases().stream()
                .filter(host -> lab.server(host.name()).isAlive())
                .forEach(host -> rows(host.name()).forEach(takers::putIfAbsent));
        List<String> order = new ArrayList<>();
        report.attempts().stream()
                .filter(attempt -> attempt.outcome() == WriteAttempt.Outcome.ACKNOWLEDGED)
                .map(attempt -> takers.getOrDefault(attempt.id(), "lost"))
                .filter(taker -> order.isEmpty() || !order.getLast().equals(taker))
                .forEach(order::add);
        long distinct = order.stream().distinct().count();
        return distinct == order.size() ? List.of() : List.of("acknowledged in turns: " + order);
    }

    /** I1: two hosts that held an address and took writes at the same time. */
    public List<String> twoOwners(Observer observer, String vip) {
        List<String> found = new ArrayList<>();
        List<String> hosts = observer.hosts();
        for (int one = 0; one < hosts.size(); one++) {
            for (int other = one + 1; other < hosts.size(); other++) {
                if (Ownership.overlap(observer.samples(hosts.get(one)), observer.samples(hosts.get(other)), vip)) {
                    found.add("%s and %s held %s and took writes at the same time"
                            .formatted(hosts.get(one), hosts.get(other), vip));
                }
            }
        }
        return found;
    }

    /**
     * I8: what is not as it shall be at last: one server takes writes, all others are read-only and replicate from it
     * without an error, but for those that a recovery listed: the server that was replaced, and whom it left behind.
     *
     * @param recoveries in detail
     */
    public List<String> unsettled(List<JsonNode> recoveries, Duration atMost) {
        Set<String> listed = recoveries.stream()
                .flatMap(recovery -> Stream.concat(recovery.findValuesAsText("server").stream(), leftBehind(recovery)))
                .collect(Collectors.toSet());
        Deadline deadline = Deadline.after(atMost);
        while (true) {
            List<String> problems = new Roles(lab).problems(listed);
            if (problems.isEmpty() || deadline.isOver()) {
                return problems;
            }
            deadline.pause(LOOK_EVERY);
        }
    }

    private static Stream<String> leftBehind(JsonNode recovery) {
        return StreamSupport.stream(recovery.path("reasons").spliterator(), false)
                .filter(reason -> "left behind".equals(reason.path("rule").asText()))
                .map(reason -> reason.path("text").asText().replaceAll(" .*", ""));
    }

    private Map<Long, String> rows(String host) {
        MysqlServer server = lab.server(host);
        try {
            return server.queryRows("SELECT id, server FROM baton_demo.writes").stream()
                    .collect(Collectors.toMap(
                            row -> Long.valueOf(row.getOrDefault("id", "0")), row -> row.getOrDefault("server", "")));
        } catch (LabException noTable) {
            return Map.of();
        }
    }
}
