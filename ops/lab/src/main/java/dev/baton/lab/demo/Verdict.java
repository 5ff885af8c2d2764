package dev.baton.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.WritingClient;
import dev.baton.lab.WritingReport;
import dev.baton.lab.fleet.BatonRest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * Looks, after a failover, whether all is as it should be.
 *
 * @param checks what was looked at
 * @param lost rows that a server had acknowledged and that are gone
 */
record Verdict(List<Check> checks, SortedSet<Long> lost) {

    /**
     * One thing that was looked at.
     *
     * @param holds whether it is as it should be
     * @param text what
     */
    record Check(boolean holds, String text) {}

    Verdict {
        checks = List.copyOf(checks);
    }

    boolean allHold() {
        return checks.stream().allMatch(Check::holds);
    }

    static Verdict of(Failover failover, Stage stage, BatonRest rest) {
        List<Check> checks = new ArrayList<>();
        WritingReport report = stage.client().finish();
        MysqlServer successor = stage.server(failover.successor());
        MysqlServer other = stage.lab().replicas().stream()
                .filter(replica -> !replica.equals(successor))
                .findFirst()
                .orElseThrow();
        stage.lab().waitUntilCaughtUp(other, successor);
        SortedSet<Long> lost = report.lost(WritingClient.rowsOn(successor));
        checks.add(recovered(failover));
        checks.add(alone(rest, successor));
        checks.add(new Check(
                lost.isEmpty(),
                "lost %d of %d acknowledged rows"
                        .formatted(lost.size(), report.acknowledged().size())));
        checks.add(consistent(successor, other));
        checks.add(shown(failover, rest));
        checks.add(acknowledged(failover, rest));
        return new Verdict(checks, lost);
    }

    private static Check recovered(Failover failover) {
        String state = failover.recovery().path("state").asText();
        return new Check(
                state.startsWith("SUCCEEDED")
                        && failover.recovery().path("acted").asBoolean(),
                "the recovery %s: %s"
                        .formatted(state, failover.recovery().path("summary").asText()));
    }

    /** A recovery that was refused at first, and did nothing, is no second one. */
    private static Check alone(BatonRest rest, MysqlServer member) {
        JsonNode recoveries = rest.get("/recoveries?cluster=" + member.hostPort());
        long acted = recoveries
                .valueStream()
                .filter(recovery -> recovery.path("acted").asBoolean())
                .count();
        return new Check(
                acted == 1, "one death, %d of %d recoveries did something".formatted(acted, recoveries.size()));
    }

    private static Check consistent(MysqlServer one, MysqlServer other) {
        List<String> tables = List.of("shop.orders", "baton_demo.writes");
        boolean same = tables.stream().allMatch(table -> checksum(one, table).equals(checksum(other, table)));
        return new Check(same, "%s and %s hold the same rows".formatted(one.hostPort(), other.hostPort()));
    }

    private static String checksum(MysqlServer server, String table) {
        return server.queryRow("CHECKSUM TABLE " + table).getOrDefault("Checksum", "");
    }

    private static Check shown(Failover failover, BatonRest rest) {
        String page = rest.page("/recoveries/" + failover.id());
        return new Check(
                page.contains(failover.successor()), "the page /recoveries/%d shows it".formatted(failover.id()));
    }

    private static Check acknowledged(Failover failover, BatonRest rest) {
        String path = "/recoveries/" + failover.id();
        rest.post(path + "/acknowledgement", Map.of("by", "drill", "comment", "seen in the drill"));
        String by = rest.get(path).path("acknowledgement").path("by").asText();
        return new Check("drill".equals(by), "the acknowledgement is accepted");
    }
}
