package dev.baton.rest;

import dev.baton.operate.Said;
import dev.baton.operate.Servers;
import dev.baton.store.FleetRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for the fleet's answer to a request, for as long as the asker likes to. Safe for use by many threads. */
@Singleton
final class RequestWait {

    private static final int MOST_SECONDS = 60;
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Servers servers;

    RequestWait(Servers servers) {
        this.servers = servers;
    }

    /**
     * The request as it is once it has ended or the time is up.
     *
     * @param seconds 0 to 60; nothing said is 0
     */
    FleetRequest upTo(String seconds, FleetRequest filed) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(parse(seconds));
        FleetRequest request = filed;
        while (!request.state().isEnded()
                && System.nanoTime() < end
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            request = servers.request(filed.id());
        }
        return request;
    }

    private static int parse(String seconds) {
        if (seconds.isEmpty()) {
            return 0;
        }
        if (!seconds.matches("\\d{1,2}") || Integer.parseInt(seconds) > MOST_SECONDS) {
            throw Said.bad("wait is not a number of seconds", "Say wait=0 to wait=" + MOST_SECONDS + ".");
        }
        return Integer.parseInt(seconds);
    }
}
