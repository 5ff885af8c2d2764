package dev.baton.lab.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** Failovers one after the other, each with new servers, and figures as JSON; if asked to, with a Baton killed in each. */
final class Bench {
    private final Batons batons;
    private final Options options;
    private final Optional<Random> chance;

    /** Of one run, in seconds since the death. */
    private record Figures(
            Duration noticed, Duration decided, Duration writable, Duration firstWrite, Duration gap, int lost) {}

    Bench(Batons batons, Options options) {
        this.batons = batons;
        this.options = options;
        this.chance = options.seed().stream().mapToObj(Random::new).findFirst();
    }

    /** Whether every run recovered and lost nothing. */
    boolean run() {
        List<Figures> all = new ArrayList<>();
        boolean held = true;
        for (int run = 0; run < options.runs(); run++) {
            held &= run(run, all);
            batons.revive();
        }
        Say.line(json("\"median\":" + all.size(), median(all), ""));
        return held;
    }

    private boolean run(int run, List<Figures> all) {
        try (Stage stage = Stage.set(options.flavour(), options.root(), batons)) {
            String member = stage.lab().replica(1).hostPort();
            Optional<LostNode> lost = chance.map(random -> LostNode.soon(options.death(), random, batons, member));
            Failover failover = Failover.happen(stage, options.death(), batons.rest(), Clock.systemUTC());
            // A failover may be over before it dies: nobody is asked for a verdict who is about to.
            lost.ifPresent(LostNode::name);
            Duration gap = stage.client().report().longestGap();
            Verdict verdict = Verdict.of(failover, stage, batons.rest());
            Figures figures = new Figures(
                    failover.noticed(),
                    failover.decided(),
                    failover.writable(),
                    failover.firstWriteAccepted(),
                    gap,
                    verdict.lost().size());
            all.add(figures);
            Say.line(json(
                    "\"run\":" + run,
                    figures,
                    lost.map(node -> told(node, failover)).orElse("")));
            verdict.checks().stream()
                    .filter(check -> !check.holds())
                    .forEach(check -> Say.line("FAIL " + check.text()));
            forget(stage);
            return verdict.allHold();
        }
    }

    private static String told(LostNode lost, Failover failover) {
        return ",\"lost_node\":\"%s\",\"lost_at\":%s,\"finished_by\":\"%s\",\"ended\":%s"
                .formatted(
                        lost.name(),
                        Say.seconds(lost.after()),
                        failover.recovery().path("node").asText(),
                        Say.seconds(failover.since(failover.recovery().path("endedAt"))));
    }

    /** So that no Baton goes on polling servers that are gone. */
    private void forget(Stage stage) {
        stage.lab().servers().forEach(server -> batons.rest().delete("/instances/" + server.hostPort() + "?by=bench"));
    }

    private static String json(String head, Figures figures, String tail) {
        return "{%s,\"noticed\":%s,\"decided\":%s,\"writable\":%s,\"first_write\":%s,\"client_gap\":%s,\"lost\":%d%s}"
                .formatted(
                        head,
                        Say.seconds(figures.noticed()),
                        Say.seconds(figures.decided()),
                        Say.seconds(figures.writable()),
                        Say.seconds(figures.firstWrite()),
                        Say.seconds(figures.gap()),
                        figures.lost(),
                        tail);
    }

    private static Figures median(List<Figures> all) {
        return new Figures(
                median(all, Figures::noticed),
                median(all, Figures::decided),
                median(all, Figures::writable),
                median(all, Figures::firstWrite),
                median(all, Figures::gap),
                all.stream().mapToInt(Figures::lost).sum());
    }

    private static Duration median(List<Figures> all, Function<Figures, Duration> of) {
        List<Duration> sorted = all.stream().map(of).sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() / 2);
    }
}
