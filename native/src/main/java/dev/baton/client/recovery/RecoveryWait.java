package dev.baton.client.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.client.RestClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Follows a recovery to its end. */
public record RecoveryWait(RestClient client) {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final List<String> OPEN = List.of("PENDING", "RUNNING");

    /** As it is once it has ended or the time is up. */
    public JsonNode upTo(int seconds, JsonNode asked) {
        String path = "/recoveries/" + asked.path("id").asText();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        JsonNode recovery = client.get(path);
        while (OPEN.contains(recovery.path("state").asText()) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            recovery = client.get(path);
        }
        return recovery;
    }
}
