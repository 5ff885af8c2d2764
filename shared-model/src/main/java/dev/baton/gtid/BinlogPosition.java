package dev.baton.gtid;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A place in a binary or relay log, {@code file:offset}: what servers without GTIDs know of where they are. It means
 * something only together with the server whose log it is: compare positions in logs of one server only.
 *
 * @param file   the name of a log file, as {@code mysql-bin.000123}: a base name and a running number, of six digits
 *               until it needs more
 * @param offset in bytes from the beginning of the file, 0 or more
 */
public record BinlogPosition(String file, long offset) implements Comparable<BinlogPosition> {
    private static final Pattern FILE = Pattern.compile("\\S.*\\.\\d{1,18}");
    private static final Comparator<BinlogPosition> ORDER = Comparator.comparing(BinlogPosition::basename)
            .thenComparingLong(BinlogPosition::fileNumber)
            .thenComparingLong(BinlogPosition::offset);

    /** Throws {@link IllegalArgumentException} if the file has no running number or the offset is negative. */
    public BinlogPosition {
        if (!FILE.matcher(file).matches()) {
            throw new IllegalArgumentException("Not the name of a binary log file: \"" + file + "\"");
        }
        if (offset < 0) {
            throw new IllegalArgumentException("Not an offset in a binary log file: " + offset);
        }
    }

    /** Reads {@code file:offset}; throws {@link GtidFormatException} for anything else. */
    public static BinlogPosition parse(String text) {
        var trimmed = text.strip();
        var colon = trimmed.lastIndexOf(':');
        if (colon < 0 || !FILE.matcher(trimmed.substring(0, colon)).matches()) {
            throw new GtidFormatException("a binary log file and ':'", trimmed, 0);
        }
        var scanner = new TextScanner(trimmed);
        scanner.skip(colon + 1);
        var offset = scanner.number(0, Long.MAX_VALUE);
        if (!scanner.atEnd()) {
            throw scanner.expected("the end of a binary log position");
        }
        return new BinlogPosition(trimmed.substring(0, colon), offset);
    }

    /** The file's name without its running number. */
    public String basename() {
        return file.substring(0, file.lastIndexOf('.'));
    }

    /** The file's running number, by which files follow each other: {@code .1000000} comes after {@code .999999}. */
    public long fileNumber() {
        return Long.parseLong(file, file.lastIndexOf('.') + 1, file.length(), 10);
    }

    /** By base name only to be a total order: ask {@link #relationTo} which of two is further. */
    @Override
    public int compareTo(BinlogPosition other) {
        return ORDER.compare(this, other);
    }

    /** {@link Relation#DIVERGED} if the base names differ: logs of a different series say nothing about each other. */
    public Relation relationTo(BinlogPosition other) {
        return basename().equals(other.basename()) ? Relation.ofOrder(compareTo(other)) : Relation.DIVERGED;
    }

    public String text() {
        return file + ":" + offset;
    }

    @Override
    public String toString() {
        return text();
    }
}
