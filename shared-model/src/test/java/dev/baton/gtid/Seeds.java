package dev.baton.gtid;

import java.util.Random;
import java.util.function.Consumer;

/** Tries a law with many random inputs; a failure names the seed that brings it back. */
final class Seeds {
    private Seeds() {}

    static void forEach(int count, Consumer<Random> law) {
        for (long seed = 1; seed <= count; seed++) {
            try {
                law.accept(new Random(seed));
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
    }
}
