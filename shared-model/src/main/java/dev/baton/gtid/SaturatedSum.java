package dev.baton.gtid;

import java.util.stream.LongStream;

/** Adds counts that are not negative and stays at {@link Long#MAX_VALUE} rather than turn negative. */
final class SaturatedSum {
    private SaturatedSum() {}

    static long of(LongStream counts) {
        return counts.reduce(0, SaturatedSum::add);
    }

    private static long add(long left, long right) {
        var sum = left + right;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
