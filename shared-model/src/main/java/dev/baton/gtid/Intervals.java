package dev.baton.gtid;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A set of sequence numbers as disjoint intervals in ascending order, none adjacent to the next; every operation is one
 * sweep over both operands. Numbers go from 1 to {@link #HIGHEST}.
 */
final class Intervals {
    /**
     * The highest sequence number. The MySQL manual ("GTID Format and Storage") names 2^63-1 as the limit, and the
     * server (9.7 tried) refuses that number itself; so an end plus one never overflows.
     */
    static final long HIGHEST = Long.MAX_VALUE - 1;

    static final Intervals NONE = new Intervals(new long[0]);

    /** First and last of each interval, alternately. */
    private final long[] bounds;

    private Intervals(long[] bounds) {
        this.bounds = bounds;
    }

    /** Merges intervals that come in any order and may overlap. */
    static Intervals of(List<Interval> unordered) {
        var ordered = unordered.stream()
                .sorted(Comparator.comparingLong(Interval::first))
                .toList();
        var sweep = new Sweep(ordered.size());
        ordered.forEach(interval -> sweep.append(interval.first(), interval.last()));
        return sweep.result();
    }

    boolean isEmpty() {
        return bounds.length == 0;
    }

    long count() {
        long count = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            count += bounds[i + 1] - bounds[i] + 1;
        }
        return count;
    }

    LongStream numbers() {
        return IntStream.range(0, bounds.length / 2)
                .boxed()
                .flatMapToLong(i -> LongStream.rangeClosed(bounds[2 * i], bounds[2 * i + 1]));
    }

    boolean contains(Intervals other) {
        int mine = 0;
        for (int theirs = 0; theirs < other.bounds.length; theirs += 2) {
            while (mine < bounds.length && bounds[mine + 1] < other.bounds[theirs]) {
                mine += 2;
            }
            if (mine == bounds.length
                    || bounds[mine] > other.bounds[theirs]
                    || bounds[mine + 1] < other.bounds[theirs + 1]) {
                return false;
            }
        }
        return true;
    }

    Intervals union(Intervals other) {
        var sweep = new Sweep((bounds.length + other.bounds.length) / 2);
        int mine = 0;
        int theirs = 0;
        while (mine < bounds.length || theirs < other.bounds.length) {
            if (startsAt(mine) <= other.startsAt(theirs)) {
                sweep.append(bounds[mine], bounds[mine + 1]);
                mine += 2;
            } else {
                sweep.append(other.bounds[theirs], other.bounds[theirs + 1]);
                theirs += 2;
            }
        }
        return sweep.result();
    }

    Intervals intersect(Intervals other) {
        var sweep = new Sweep((bounds.length + other.bounds.length) / 2);
        int mine = 0;
        int theirs = 0;
        while (mine < bounds.length && theirs < other.bounds.length) {
            var first = Math.max(bounds[mine], other.bounds[theirs]);
            var last = Math.min(bounds[mine + 1], other.bounds[theirs + 1]);
            if (first <= last) {
                sweep.append(first, last);
            }
            if (bounds[mine + 1] < other.bounds[theirs + 1]) {
                mine += 2;
            } else {
                theirs += 2;
            }
        }
        return sweep.result();
    }

    Intervals minus(Intervals other) {
        return other.isEmpty() ? this : intersect(other.complement());
    }

    void appendTo(StringBuilder text) {
        for (int i = 0; i < bounds.length; i += 2) {
            text.append(':').append(bounds[i]);
            if (bounds[i] != bounds[i + 1]) {
                text.append('-').append(bounds[i + 1]);
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Intervals intervals && Arrays.equals(bounds, intervals.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    private Intervals complement() {
        var sweep = new Sweep(bounds.length / 2 + 1);
        long next = 1;
        for (int i = 0; i < bounds.length; i += 2) {
            if (bounds[i] > next) {
                sweep.append(next, bounds[i] - 1);
            }
            next = bounds[i + 1] + 1;
        }
        if (next <= HIGHEST) {
            sweep.append(next, HIGHEST);
        }
        return sweep.result();
    }

    private long startsAt(int index) {
        return index < bounds.length ? bounds[index] : Long.MAX_VALUE;
    }

    /** Takes intervals by ascending first number and joins those that overlap or touch. Used by one thread, once. */
    private static final class Sweep {
        private long[] bounds;
        private int size;

        Sweep(int expected) {
            bounds = new long[2 * expected];
        }

        void append(long first, long last) {
            if (size > 0 && first <= bounds[size - 1] + 1) {
                bounds[size - 1] = Math.max(bounds[size - 1], last);
                return;
            }
            bounds[size++] = first;
            bounds[size++] = last;
        }

        Intervals result() {
            if (size == 0) {
                return NONE;
            }
            return new Intervals(size == bounds.length ? bounds : Arrays.copyOf(bounds, size));
        }
    }
}
