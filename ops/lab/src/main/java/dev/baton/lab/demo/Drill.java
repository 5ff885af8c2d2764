package dev.baton.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;

/** Lets the primary die, tells what happened when, and checks that it is as it should be. */
final class Drill {
    private final Stage stage;
    private final Batons batons;
    private final Options options;

    Drill(Stage stage, Batons batons, Options options) {
        this.stage = stage;
        this.batons = batons;
        this.options = options;
    }

    /** Whether all held. */
    boolean run() {
        Say.line("\nThe primary %s gets %s.\n"
                .formatted(stage.lab().primary().hostPort(), options.death().signal()));
        Failover failover = Failover.happen(stage, options.death(), batons.rest(), Clock.systemUTC());
        timeline(failover);
        Verdict verdict = Verdict.of(failover, stage, batons.rest());
        Say.line("");
        verdict.checks().forEach(check -> Say.line("  %s %s".formatted(check.holds() ? "ok  " : "FAIL", check.text())));
        Say.line("\nlost %d\n".formatted(verdict.lost().size()));
        return verdict.allHold();
    }

    private static void timeline(Failover failover) {
        at("0.000", "the primary dies");
        at(Say.seconds(failover.noticed()), "noticed, and confirmed by the replicas: recovery " + failover.id());
        for (JsonNode phase : failover.recovery().path("phases")) {
            at(
                    Say.seconds(failover.since(phase.path("plannedAt"))),
                    "decided: " + phase.path("purpose").asText());
            Failover.steps(phase)
                    .filter(step -> step.hasNonNull("endedAt"))
                    .forEach(step -> at(
                            Say.seconds(failover.since(step.path("endedAt"))),
                            "  " + step.path("state").asText() + " "
                                    + step.path("text").asText()));
        }
        at(
                Say.seconds(failover.firstWriteAccepted()),
                "first write accepted by " + failover.firstWrite().server());
        at(Say.seconds(failover.since(failover.recovery().path("endedAt"))), "the recovery has ended");
    }

    private static void at(String seconds, String what) {
        Say.line("  %7s s  %s".formatted(seconds, what));
    }
}
