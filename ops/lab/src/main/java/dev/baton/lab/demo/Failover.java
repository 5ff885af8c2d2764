package dev.baton.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.lab.LabException;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.WriteAttempt;
import dev.baton.lab.demo.Options.Death;
import dev.baton.lab.fleet.BatonRest;
import dev.baton.lab.process.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One death of a primary and what came of it.
 *
 * @param diedAt when it died, by this machine's clock, which is also the store's
 * @param diedNanos the same by {@link System#nanoTime}
 * @param recovery the Batons' account of it
 * @param firstWrite the first row that was acknowledged after it
 */
record Failover(Instant diedAt, long diedNanos, JsonNode recovery, WriteAttempt firstWrite) {
    private static final Duration WRITES_COME_BACK_WITHIN = Duration.ofSeconds(60);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration WRITE_ON_FOR = Duration.ofMillis(500);
    private static final List<String> ENDED = List.of("SUCCEEDED", "SUCCEEDED_WITH_ERRORS", "REFUSED", "FAILED");

    /** Lets the primary die, and waits until the Batons have dealt with it and the client writes again. */
    static Failover happen(Stage stage, Death death, BatonRest rest, Clock clock) {
        MysqlServer primary = stage.lab().primary();
        Instant diedAt = clock.instant();
        long diedNanos = System.nanoTime();
        switch (death) {
            case KILL -> primary.kill();
            case STOP -> primary.freeze();
        }
        WriteAttempt firstWrite = awaitWrite(stage, diedNanos);
        JsonNode recovery = awaitEnd(rest, stage.lab().replica(1).hostPort());
        Deadline.after(WRITE_ON_FOR).pause(WRITE_ON_FOR);
        return new Failover(diedAt, diedNanos, recovery, firstWrite);
    }

    long id() {
        return recovery.path("id").asLong();
    }

    String successor() {
        return recovery.path("successor").asText();
    }

    /** When the recovery was begun: the votes are in, the replicas have confirmed. */
    Duration noticed() {
        return since(recovery.path("createdAt"));
    }

    /** When it was decided who is promoted. */
    Duration decided() {
        return since(phase("PROMOTE").path("plannedAt"));
    }

    /** When the last step of promoting was done. */
    Duration writable() {
        return steps(phase("PROMOTE"))
                .map(step -> since(step.path("endedAt")))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new LabException("nothing was promoted: " + recovery));
    }

    Duration firstWriteAccepted() {
        return Duration.ofNanos(firstWrite.endedAt() - diedNanos);
    }

    Duration since(JsonNode instant) {
        return Duration.between(diedAt, Instant.parse(instant.asText()));
    }

    static Stream<JsonNode> steps(JsonNode phase) {
        return StreamSupport.stream(phase.path("steps").spliterator(), false);
    }

    private JsonNode phase(String name) {
        return StreamSupport.stream(recovery.path("phases").spliterator(), false)
                .filter(phase -> phase.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new LabException("no phase " + name + ": " + recovery));
    }

    private static WriteAttempt awaitWrite(Stage stage, long after) {
        Deadline deadline = Deadline.after(WRITES_COME_BACK_WITHIN);
        while (true) {
            Optional<WriteAttempt> write = firstWrite(stage, after);
            if (write.isPresent()) {
                return write.get();
            }
            if (deadline.isOver()) {
                throw new LabException("no write was accepted within " + deadline + ": "
                        + stage.client().report());
            }
            deadline.pause(LOOK_EVERY);
        }
    }

    /** By another server than the one that died: that may have taken one more while it was being killed. */
    private static Optional<WriteAttempt> firstWrite(Stage stage, long after) {
        String dead = stage.lab().primary().hostPort();
        return stage.client().report().attempts().stream()
                .filter(write -> write.outcome() == WriteAttempt.Outcome.ACKNOWLEDGED)
                .filter(write ->
                        write.startedAt() - after > 0 && !write.server().equals(dead))
                .findFirst();
    }

    /** The latest recovery of the cluster with that member, or nothing. */
    static JsonNode latest(BatonRest rest, String member) {
        return rest.find("/recoveries?cluster=" + member).path(0);
    }

    private static JsonNode awaitEnd(BatonRest rest, String member) {
        Deadline deadline = Deadline.after(ENDS_WITHIN);
        while (true) {
            JsonNode latest = latest(rest, member);
            if (ENDED.contains(latest.path("state").asText())) {
                return rest.get("/recoveries/" + latest.path("id").asText());
            }
            if (deadline.isOver()) {
                throw new LabException("the recovery did not end within " + deadline + ": " + latest);
            }
            deadline.pause(LOOK_EVERY);
        }
    }
}
