package dev.baton.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The store's clock, as this process can tell it without asking each time: what the store said last, and what has passed
 * since by this process's monotonic timer. All moments that several workers compare are told by it, so that a wrong
 * clock on a worker's host changes nothing. Safe for use by many threads.
 */
public final class StoreClock extends Clock {

    private final Db db;
    private volatile Reading last;

    private record Reading(Instant said, long nanos) {}

    /** Asks the store for the first time. */
    public StoreClock(Db db) {
        this.db = db;
        this.last = read();
    }

    /** Asks the store again; to be done now and then, since two timers drift apart. */
    public void adjust() {
        last = read();
    }

    @Override
    public Instant instant() {
        Reading reading = last;
        return reading.said().plusNanos(System.nanoTime() - reading.nanos());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** @throws UnsupportedOperationException for any zone but UTC */
    @Override
    public Clock withZone(ZoneId zone) {
        if (!zone.equals(ZoneOffset.UTC)) {
            throw new UnsupportedOperationException("the store's clock tells UTC");
        }
        return this;
    }

    private Reading read() {
        long before = System.nanoTime();
        Instant said = db.now();
        long asking = System.nanoTime() - before;
        return new Reading(said.plus(Duration.ofNanos(asking / 2)), before + asking);
    }
}
