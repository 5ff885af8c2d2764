package dev.baton.lab.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What people read on their terminal. The one place in the lab that prints. */
final class Say {
    // A demo has no log: its output is what it is for.
    @SuppressWarnings("SystemOut")
    private static final PrintStream OUT = System.out;

    private Say() {}

    static void line(String text) {
        OUT.println(text);
        OUT.flush();
    }

    /** Seconds with a dot and three digits, whatever the country. */
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
    }
}
