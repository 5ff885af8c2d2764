package dev.baton.architecture.counter.execute;

import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sleeps, prints, is called nothing, holds what all share, and is injected into. */
public final class SleepyManager {
    static int naps;

    @Inject
    @Nullable
    Object injected;

    @SuppressWarnings("SystemOut")
    void run() throws InterruptedException {
        naps++;
        System.out.println(injected);
        Thread.sleep(Duration.ofMillis(1));
    }
}
