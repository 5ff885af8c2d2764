package dev.baton.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.lab.LabException;
import dev.baton.lab.WriteAttempt;
import dev.baton.lab.process.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * The primary's part given to another host, and with it the virtual IP: by a failover or by a takeover.
 *
 * @param began when it died, or the takeover was asked for, by this machine's clock
 * @param recovery the Batons' account of it
 * @param firstWrite how long after that the first write began that was acknowledged by the new primary
 * @param gap the longest that the client had to wait between two acknowledgements
 */
record HostMove(Instant began, JsonNode recovery, Duration firstWrite, Duration gap) {
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Duration WRITE_ON_FOR = Duration.ofMillis(500);
    private static final List<String> DONE = List.of("DONE", "ALREADY_SO");

    /** Lets the primary die, and returns when another one has its part and the client writes again. */
    static HostMove failover(HostStage stage, Options.Death death) {
        Instant began = Clock.systemUTC().instant();
        long nanos = System.nanoTime();
        switch (death) {
            case KILL -> stage.lab().server(stage.fleet().primary()).kill();
            case STOP -> stage.lab().server(stage.fleet().primary()).freeze();
        }
        return after(stage, began, nanos);
    }

    /** Asks for a graceful takeover by a host, and returns when it is done and the client writes again. */
    static HostMove takeover(HostStage stage, String target) {
        Instant began = Clock.systemUTC().instant();
        long nanos = System.nanoTime();
        stage.fleet()
                .rest()
                .post(
                        "/clusters/" + target + ":3306/takeover",
                        Map.of("target", target + ":3306", "by", "demo", "reason", "shown in the demo"));
        return after(stage, began, nanos);
    }

    /** Takes the virtual IP off its host behind the Batons' back, asks for it, and returns when the client writes again. */
    static HostMove replace(HostStage stage) {
        String holder = stage.fleet().primary();
        stage.lab().host(holder).run("ip", "address", "del", stage.vip() + "/24", "dev", "eth0");
        Instant began = Clock.systemUTC().instant();
        long nanos = System.nanoTime();
        JsonNode recovery = stage.fleet().place(stage.vip());
        WriteAttempt write = awaitWrite(stage, nanos);
        return new HostMove(
                began,
                recovery,
                Duration.ofNanos(write.endedAt() - nanos),
                stage.client().report().longestGapSince(nanos));
    }

    private static HostMove after(HostStage stage, Instant began, long nanos) {
        Predicate<JsonNode> isNew =
                recovery -> !Instant.parse(recovery.path("createdAt").asText()).isBefore(began.minusMillis(5));
        JsonNode recovery = stage.fleet().awaitRecovery(isNew, ENDS_WITHIN);
        HostMove known = new HostMove(began, recovery, Duration.ZERO, Duration.ZERO);
        // The old primary may have taken some more until then.
        Duration promoted = known.lastStep("", "writable").orElse(Duration.ZERO);
        WriteAttempt write = awaitWrite(stage, nanos + promoted.toNanos());
        Deadline.after(WRITE_ON_FOR).pause(WRITE_ON_FOR);
        return new HostMove(
                began,
                recovery,
                Duration.ofNanos(write.endedAt() - nanos),
                stage.client().report().longestGapSince(nanos));
    }

    private static WriteAttempt awaitWrite(HostStage stage, long after) {
        Deadline deadline = Deadline.after(ENDS_WITHIN);
        while (true) {
            Optional<WriteAttempt> write = stage.client().report().firstAcknowledgedAfter(after);
            if (write.isPresent()) {
                return write.get();
            }
            if (deadline.isOver()) {
                throw new LabException(
                        "no write within " + deadline + ": " + stage.client().report());
            }
            deadline.pause(LOOK_EVERY);
        }
    }

    boolean succeeded() {
        return recovery.path("state").asText().startsWith("SUCCEEDED")
                && recovery.path("acted").asBoolean();
    }

    /** The name of the host that has the primary's part now. */
    String successor() {
        return recovery.path("successor").asText().replaceAll(":.*", "");
    }

    /** When a point of the recovery was reached, since it began; nothing if it never was. */
    Optional<Duration> at(String field) {
        return moment(recovery.path(field));
    }

    /** When the last step that says one of these words was done. */
    Optional<Duration> lastStep(String phase, String word) {
        return StreamSupport.stream(recovery.path("phases").spliterator(), false)
                .filter(one -> phase.isEmpty() || one.path("name").asText().equals(phase))
                .flatMap(Failover::steps)
                .filter(step -> DONE.contains(step.path("state").asText()))
                .filter(step -> step.path("text").asText().contains(word))
                .flatMap(step -> moment(step.path("endedAt")).stream())
                .max(Duration::compareTo);
    }

    /** A step that ended, and when it was, since it began. */
    record Timed(String phase, String text, Duration begun, Duration ended) {}

    /** All steps that ended, in the order in which they began. */
    List<Timed> steps() {
        return StreamSupport.stream(recovery.path("phases").spliterator(), false)
                .flatMap(phase -> Failover.steps(phase)
                        .flatMap(step -> timed(phase.path("name").asText(), step).stream()))
                .sorted(Comparator.comparing(Timed::begun))
                .toList();
    }

    private Optional<Timed> timed(String phase, JsonNode step) {
        return moment(step.path("startedAt"))
                .flatMap(begun -> moment(step.path("endedAt"))
                        .map(ended -> new Timed(phase, step.path("text").asText(), begun, ended)));
    }

    private Optional<Duration> moment(JsonNode instant) {
        return instant.isTextual()
                ? Optional.of(Duration.between(began, Instant.parse(instant.asText())))
                : Optional.empty();
    }
}
