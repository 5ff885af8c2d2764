package dev.baton.lab.demo;

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
        Timeline.of(failover)
                .moments()
                .forEach(moment -> Say.line("  %7s s  %s".formatted(Say.seconds(moment.at()), moment.what())));
        Verdict verdict = Verdict.of(failover, stage, batons.rest());
        Say.line("");
        verdict.checks().forEach(check -> Say.line("  %s %s".formatted(check.holds() ? "ok  " : "FAIL", check.text())));
        Say.line("\nlost %d\n".formatted(verdict.lost().size()));
        return verdict.allHold();
    }
}
