package dev.baton.remote;

import java.time.Duration;

/** What came of a command. */
public sealed interface ShellAnswer {

    /** How long it took. */
    Duration took();

    /** In a few words: exit code or reason, what was said, and the time. */
    String words();

    /**
     * It ran and ended.
     *
     * @param exitCode what it ended with
     * @param output what it said, at most 64 kB
     * @param errors what it complained of, at most 64 kB
     */
    record Ended(int exitCode, String output, String errors, Duration took) implements ShellAnswer {

        boolean succeeded() {
            return exitCode == 0;
        }

        @Override
        public String words() {
            String said = (errors.isBlank() ? output : errors).strip().replaceAll("\\s+", " ");
            String cut = said.length() > 200 ? said.substring(0, 200) + "..." : said;
            return "exit " + exitCode + " in " + took.toMillis() + " ms" + (cut.isEmpty() ? "" : ", " + cut);
        }
    }

    /**
     * It did not run, or nobody knows what came of it.
     *
     * @param cause what kind of failure
     * @param detail what was said
     */
    record Failed(Cause cause, String detail, Duration took) implements ShellAnswer {
        @Override
        public String words() {
            return cause.words() + (detail.isEmpty() ? "" : " (" + detail + ")") + " after " + took.toMillis() + " ms";
        }
    }

    /** Why a command has no end that is known. */
    enum Cause {
        UNREACHABLE("the host cannot be reached"),
        HOST_KEY_UNKNOWN("nobody has confirmed the host's key"),
        HOST_KEY_CHANGED("the host shows another key than the one that was confirmed"),
        LOGIN("the host does not let Baton in"),
        TIMED_OUT("no answer in time"),
        BROKEN("the session broke"),
        STORE("the store, which has the confirmed keys, does not answer");

        private final String words;

        Cause(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
