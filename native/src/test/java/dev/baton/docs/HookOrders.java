package dev.baton.docs;

import static java.util.stream.Collectors.joining;

import dev.baton.hook.HookList;
import dev.baton.plan.HookContext.Detection;
import dev.baton.plan.HookScenario;
import dev.baton.plan.Move;
import dev.baton.plan.Request;
import dev.baton.topology.InstanceId;
import java.util.List;
import java.util.stream.Stream;

/** The orders of hooks in the situations that people meet, as the plans have them. */
final class HookOrders {

    private static final InstanceId PRIMARY = InstanceId.parse("db1");
    private static final Request REPLACE = new Request.ReplaceDeadPrimary(PRIMARY);
    private static final Request FORCED =
            new Request.Failover(PRIMARY, new Request.Target.Best(), Request.Grounds.WORD);
    private static final Request REHANG = new Request.RehangReplicas(PRIMARY);
    private static final Request TAKEOVER = new Request.Takeover(PRIMARY, new Request.Target.Best());

    private static final Request SWAP =
            new Request.Rearrange(new Move.TakeSource(InstanceId.parse("db3"), InstanceId.parse("db2"), PRIMARY));

    private static final Request SEMI_SYNC = new Request.AdjustSemiSync(PRIMARY, Request.Extent.EXACT);
    private static final Request WRITES = new Request.RestoreWrites(PRIMARY);

    private HookOrders() {}

    static String table() {
        return Stream.of(
                        "| what happens | order |",
                        "|---|---|",
                        row("a primary died, or a co-primary", REPLACE, Detection.NEW),
                        "| a primary died, and its recovery is blocked or it is in downtime | "
                                + names(List.of(HookList.ON_FAILURE_DETECTION)) + ", and nothing else |",
                        row("the same, recovered by a person later", REPLACE, Detection.TOLD),
                        row("a primary is replaced at a person's word", FORCED, Detection.NEW),
                        row("a graceful takeover", TAKEOVER, Detection.NEW),
                        "| an intermediate source died | "
                                + names(HookScenario.of(REHANG).before(Detection.NEW))
                                + " → *its replicas have other sources* → "
                                + names(HookScenario.of(REHANG).after()) + " |",
                        plain("semi-sync has too few or too many replicas", SEMI_SYNC, "it is adjusted"),
                        plain("a primary refuses writes", WRITES, "it takes writes again"),
                        "| a replica and its source change places (take-master) | *they have changed places* → "
                                + names(HookScenario.of(SWAP).after()) + " |",
                        "| any failover or takeover, stopped or failed on its way | what came so far → *what was changed is put"
                                + " back, as far as it can be* → " + names(HookScenario.UNSUCCESSFUL) + " |")
                .collect(joining("\n", "", "\n"));
    }

    private static String row(String what, Request request, Detection detection) {
        HookScenario scenario = HookScenario.of(request);
        return Stream.of(
                        names(scenario.before(detection)),
                        "*the new primary takes the writes*",
                        names(scenario.promoted()),
                        "*all others are where they belong*",
                        names(scenario.after()))
                .collect(joining(" → ", "| " + what + " | ", " |"));
    }

    private static String plain(String what, Request request, String done) {
        HookScenario scenario = HookScenario.of(request);
        return "| %s | %s → *%s* → %s |"
                .formatted(what, names(scenario.before(Detection.NEW)), done, names(scenario.after()));
    }

    private static String names(List<HookList> lists) {
        return lists.stream().map(HookList::listName).collect(joining(" → "));
    }
}
