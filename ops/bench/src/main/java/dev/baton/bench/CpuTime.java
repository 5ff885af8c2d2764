package dev.baton.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * What the calling thread's processor time tells of a piece of work, beside JMH's clock on the wall: on a machine that does
 * other things too, that one measures the others.
 */
final class CpuTime {

    private static final int WARM_UP = 100;
    private static final int ROUNDS = 200;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuTime() {}

    /** Nanoseconds of each of the rounds, the shortest first. */
    static long[] of(LongSupplier work) {
        long sum = 0;
        for (int round = 0; round < WARM_UP; round++) {
            sum += work.getAsLong();
        }
        long[] nanos = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            sum += work.getAsLong();
            nanos[round] = THREADS.getCurrentThreadCpuTime() - start;
        }
        Arrays.sort(nanos);
        if (sum < 0) {
            throw new IllegalStateException("work counts something");
        }
        return nanos;
    }
}
