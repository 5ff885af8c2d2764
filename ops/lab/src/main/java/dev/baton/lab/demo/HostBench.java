package dev.baton.lab.demo;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Failovers or takeovers between hosts, one after the other, and figures as JSON: a line each, and the medians. */
final class HostBench {
    private final Options options;

    HostBench(Options options) {
        this.options = options;
    }

    /** Failovers, each of new hosts; whether all recovered. */
    boolean failovers() {
        List<Map<String, Duration>> all = new ArrayList<>();
        boolean held = true;
        for (int run = 0; run < options.runs(); run++) {
            try (HostStage stage = HostStage.set(options)) {
                HostMove move = HostMove.failover(stage, options.death());
                held &= move.succeeded() && stage.holders().equals(List.of(move.successor()));
                all.add(tell(run, move));
            }
        }
        tell("\"median\":" + all.size(), median(all));
        return held;
    }

    /** Takeovers to and fro; whether all succeeded. */
    boolean takeovers() {
        List<Map<String, Duration>> all = new ArrayList<>();
        boolean held = true;
        try (HostStage stage = HostStage.set(options)) {
            for (int run = 0; run < options.runs(); run++) {
                String target = "db1".equals(stage.fleet().primary()) ? "db2" : "db1";
                stage.awaitTakeover(target);
                HostMove move = HostMove.takeover(stage, target);
                held &= move.succeeded() && stage.holders().equals(List.of(target));
                all.add(tell(run, move));
            }
        }
        tell("\"median\":" + all.size(), median(all));
        return held;
    }

    /** The virtual IP is lost, and put back; whether it was each time. */
    boolean addresses() {
        List<Map<String, Duration>> all = new ArrayList<>();
        boolean held = true;
        try (HostStage stage = HostStage.set(options)) {
            for (int run = 0; run < options.runs(); run++) {
                HostMove move = HostMove.replace(stage);
                held &= move.succeeded()
                        && stage.holders().equals(List.of(stage.fleet().primary()));
                all.add(tell(run, move));
            }
        }
        tell("\"median\":" + all.size(), median(all));
        return held;
    }

    /** Each step, for whoever wants to know where the time goes, and the figures of the whole. */
    private static Map<String, Duration> tell(int run, HostMove move) {
        move.steps()
                .forEach(step -> Say.line("{\"run\":%d,\"phase\":\"%s\",\"step\":%s,\"begun\":%s,\"ended\":%s}"
                        .formatted(
                                run,
                                step.phase(),
                                TextNode.valueOf(step.text()),
                                Say.seconds(step.begun()),
                                Say.seconds(step.ended()))));
        return tell("\"run\":" + run, phases(move));
    }

    /** In seconds since it began, in the order in which it happens; what did not happen is left out. */
    private static Map<String, Duration> phases(HostMove move) {
        Map<String, Optional<Duration>> found = new LinkedHashMap<>();
        found.put("noticed", move.at("createdAt"));
        found.put("leased", move.at("startedAt"));
        found.put("drained", move.lastStep("", "until").or(() -> move.lastStep("SETTLE", "")));
        found.put("dropped", move.lastStep("", "drop "));
        found.put("promoted", move.lastStep("", "writable"));
        found.put("vip", move.lastStep("", "raise "));
        found.put("first_write", Optional.of(move.firstWrite()));
        found.put("ended", move.at("endedAt"));
        found.put("client_gap", Optional.of(move.gap()));
        Map<String, Duration> phases = new LinkedHashMap<>();
        found.forEach((name, at) -> at.ifPresent(reached -> phases.put(name, reached)));
        return phases;
    }

    private static Map<String, Duration> tell(String head, Map<String, Duration> figures) {
        Say.line(figures.entrySet().stream()
                .map(figure -> "\"%s\":%s".formatted(figure.getKey(), Say.seconds(figure.getValue())))
                .collect(Collectors.joining(",", "{" + head + ",", "}")));
        return figures;
    }

    private static Map<String, Duration> median(List<Map<String, Duration>> all) {
        Map<String, List<Duration>> byName = new LinkedHashMap<>();
        all.forEach(run -> run.forEach((name, value) ->
                byName.computeIfAbsent(name, any -> new ArrayList<>()).add(value)));
        Map<String, Duration> medians = new LinkedHashMap<>();
        byName.forEach((name, values) ->
                medians.put(name, values.stream().sorted().toList().get(values.size() / 2)));
        return medians;
    }
}
