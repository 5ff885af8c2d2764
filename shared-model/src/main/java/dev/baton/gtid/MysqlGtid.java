package dev.baton.gtid;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One transaction of MySQL, as {@code gtid_next} takes it: needed where transactions are handled one by one, as when
 * empty ones are injected for errant ones.
 *
 * @param server   the UUID of the server on which it was first committed
 * @param tag      the tag of MySQL 8.3 and later in lower case, or the empty text
 * @param sequence from 1 to 2^63-2
 */
public record MysqlGtid(UUID server, String tag, long sequence) {
    private static final Pattern TAG = Pattern.compile("([a-z_][a-z0-9_]{0,31})?");

    /** Throws {@link IllegalArgumentException} for a tag or sequence number that the server would refuse. */
    public MysqlGtid {
        if (!TAG.matcher(tag).matches()) {
            throw new IllegalArgumentException("Not a GTID tag in lower case: \"" + tag + "\"");
        }
        if (sequence < 1 || sequence > Intervals.HIGHEST) {
            throw new IllegalArgumentException("Not a sequence number of a GTID: " + sequence);
        }
    }

    public String text() {
        return server + (tag.isEmpty() ? ":" : ":" + tag + ":") + sequence;
    }

    @Override
    public String toString() {
        return text();
    }
}
