package dev.baton.gtid;

/**
 * Text that should be a replication position is none. It carries the whole text and the offset (in characters, from 0)
 * at which reading stopped, since a position that cannot be read must be shown to somebody who can.
 */
public final class GtidFormatException extends IllegalArgumentException {
    private static final int CONTEXT = 40;

    private final String text;
    private final int offset;

    GtidFormatException(String expected, String text, int offset) {
        super("Expected " + expected + " at offset " + offset + " of \"" + marked(text, offset) + "\"");
        this.text = text;
        this.offset = offset;
    }

    /** The whole text as it was given. */
    public String text() {
        return text;
    }

    /** Where reading stopped, in characters from 0; the length of the text if it ended too early. */
    public int offset() {
        return offset;
    }

    private static String marked(String text, int offset) {
        var from = Math.max(0, offset - CONTEXT);
        var to = Math.min(text.length(), offset + CONTEXT);
        return (from > 0 ? "..." : "")
                + text.substring(from, offset)
                + "<here>"
                + text.substring(offset, to)
                + (to < text.length() ? "..." : "");
    }
}
