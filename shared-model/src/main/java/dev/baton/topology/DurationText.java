package dev.baton.topology;

import java.time.Duration;

/** Durations as people say them, in whole seconds: {@code 40s}, {@code 2m5s}, {@code 3h10m}, {@code 2d4h}. */
public final class DurationText {

    private DurationText() {}

    /** The two largest units that matter; a negative duration counts as none. */
    public static String of(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3_600) {
            return pair(seconds / 60, "m", seconds % 60, "s");
        }
        if (seconds < 86_400) {
            return pair(seconds / 3_600, "h", seconds % 3_600 / 60, "m");
        }
        return pair(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h");
    }

    private static String pair(long large, String largeUnit, long small, String smallUnit) {
        return small == 0 ? large + largeUnit : large + largeUnit + small + smallUnit;
    }
}
