package dev.baton.architecture.counter.clock;

import java.time.Instant;

/** Nobody can test what depends on this. */
public final class AsksTheTime {

    Instant time() {
        return Instant.now();
    }
}
