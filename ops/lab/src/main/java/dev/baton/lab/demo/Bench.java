package dev.baton.lab.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Failovers one after the other, each with new servers, and figures as JSON. */
final class Bench {
    private final Batons batons;
    private final Options options;

    /** Of one run, in seconds since the death. */
    private record Figures(
            Duration noticed, Duration decided, Duration writable, Duration firstWrite, Duration gap, int lost) {}

    Bench(Batons batons, Options options) {
        this.batons = batons;
        this.options = options;
    }

    /** Whether every run recovered and lost nothing. */
    boolean run() {
        List<Figures> all = new ArrayList<>();
        boolean held = true;
        for (int run = 0; run < options.runs(); run++) {
            try (Stage stage = Stage.set(options.flavour(), options.root(), batons)) {
                Failover failover = Failover.happen(stage, options.death(), batons.rest(), Clock.systemUTC());
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
                held &= verdict.allHold();
                Say.line(json("\"run\":" + run, figures));
                forget(stage);
            }
        }
        Say.line(json("\"median\":" + all.size(), median(all)));
        return held;
    }

    /** So that no Baton goes on polling servers that are gone. */
    private void forget(Stage stage) {
        stage.lab().servers().forEach(server -> batons.rest().delete("/instances/" + server.hostPort() + "?by=bench"));
    }

    private static String json(String head, Figures figures) {
        return "{%s,\"noticed\":%s,\"decided\":%s,\"writable\":%s,\"first_write\":%s,\"client_gap\":%s,\"lost\":%d}"
                .formatted(
                        head,
                        Say.seconds(figures.noticed()),
                        Say.seconds(figures.decided()),
                        Say.seconds(figures.writable()),
                        Say.seconds(figures.firstWrite()),
                        Say.seconds(figures.gap()),
                        figures.lost());
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
