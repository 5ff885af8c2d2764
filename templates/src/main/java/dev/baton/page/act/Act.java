package dev.baton.page.act;

import java.util.Locale;

/**
 * Something that people can ask to be done with a server by a plan. The name is the same on pages, in REST and on the
 * command line.
 *
 * @param group what it belongs to
 * @param name as in {@code move-up}
 * @param needs which other words go with it
 * @param order what is to be done, as an order to the server
 */
public record Act(Group group, String name, Needs needs, String order) {

    /** What acts change. */
    public enum Group {
        /** Who replicates from whom. */
        MOVE,
        /** One server. */
        OPERATION,
        /** Who takes the writes, or what is broken. */
        RECOVERY,
        /** Where a virtual address is. */
        ADDRESS;

        /** In a style sheet and in the name of a form's field. */
        public String css() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which words go with an act beside the server's address. */
    public enum Needs {
        NOTHING(""),
        OTHER("needs the other server"),
        OTHER_IF_ANY("the other server may be named"),
        PATTERN("a pattern may be said"),
        OTHER_AND_PATTERN("needs the other server; a pattern may be said"),
        SECONDS("needs a number of seconds"),
        FILE("needs the first file that is kept"),
        CONNECTION("needs the connection's number"),
        ADDRESS("needs the virtual address");

        private final String words;

        Needs(String words) {
            this.words = words;
        }

        /** In words; empty for nothing. */
        public String words() {
            return words;
        }
    }
}
