package dev.baton.lab.demo;

import dev.baton.lab.demo.Timeline.Moment;
import dev.baton.lab.fleet.Aftermath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lets a virtual IP follow a failover to another host, and a graceful takeover back, and looks whether all held. */
final class HostDrill {
    private final HostStage stage;
    private final Options options;
    private final List<Verdict.Check> checks = new ArrayList<>();

    HostDrill(HostStage stage, Options options) {
        this.stage = stage;
        this.options = options;
    }

    /** Whether all held. */
    boolean run() {
        String first = stage.fleet().primary();
        Say.line("\nThe primary on %s, which holds %s, gets %s.\n"
                .formatted(first, stage.vip(), options.death().signal()));
        HostMove failover = HostMove.failover(stage, options.death());
        tell(failover, "the primary dies");
        Say.line("\n%s comes back as a replica, and the primary's part is handed back to it.\n".formatted(first));
        stage.lab().server(first).thaw();
        stage.bringBack(first);
        HostMove takeover = HostMove.takeover(stage, first);
        tell(takeover, "a person asks");
        judge(first);
        Say.line("");
        checks.forEach(check -> Say.line("  %s %s".formatted(check.holds() ? "ok  " : "FAIL", check.text())));
        Say.line("\nVIP %s is on %s; the client's gap was %s s at the failover and %s s at the takeover"
                .formatted(
                        stage.vip(),
                        String.join(" and ", stage.holders()),
                        Say.seconds(failover.gap()),
                        Say.seconds(takeover.gap())));
        return checks.stream().allMatch(Verdict.Check::holds);
    }

    private void tell(HostMove move, String beginning) {
        Timeline.of(
                        move.began(),
                        move.recovery(),
                        List.of(
                                new Moment(Duration.ZERO, beginning),
                                new Moment(move.firstWrite(), "a write through the VIP is acknowledged")))
                .moments()
                .forEach(moment -> Say.line("  %7s s  %s".formatted(Say.seconds(moment.at()), moment.what())));
        check(move.succeeded(), "the recovery " + move.recovery().path("state").asText());
        check(
                stage.holders().equals(List.of(move.successor())),
                "%s is on %s and on no other host".formatted(stage.vip(), move.successor()));
    }

    private void judge(String primary) {
        Aftermath aftermath = new Aftermath(stage.lab());
        var report = stage.client().finish();
        List<String> lost = aftermath.lost(report, primary);
        check(
                lost.isEmpty(),
                "lost %s of %d acknowledged rows"
                        .formatted(
                                lost.isEmpty() ? "0" : lost,
                                report.acknowledged().size()));
        List<String> owners = aftermath.twoOwners(stage.observer(), stage.vip());
        check(owners.isEmpty(), "at no time two hosts with the VIP took writes" + String.join(", ", owners));
    }

    private void check(boolean holds, String text) {
        checks.add(new Verdict.Check(holds, text));
    }
}
