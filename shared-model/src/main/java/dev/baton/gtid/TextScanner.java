package dev.baton.gtid;

import java.util.function.IntPredicate;

/** Reads the tokens of a GTID set from left to right, skips white space between them, and knows where it stands. */
final class TextScanner {
    private static final char END = 0;

    private final String text;
    private int offset;

    TextScanner(String text) {
        this.text = text;
    }

    boolean atEnd() {
        skipWhitespace();
        return offset == text.length();
    }

    /** Goes over so many characters that somebody else has read. */
    void skip(int characters) {
        offset += characters;
    }

    /** The next character that is not white space; NUL at the end. */
    char peek() {
        return atEnd() ? END : text.charAt(offset);
    }

    boolean accept(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        offset++;
        return true;
    }

    void expect(char wanted) {
        if (!accept(wanted)) {
            throw expected("'" + wanted + "'");
        }
    }

    /** Reads a decimal number between the bounds, both included, neither of them negative. */
    long number(long lowest, long highest) {
        skipWhitespace();
        var start = offset;
        var digits = takeWhile(TextScanner::isDigit);
        var value = digits.isEmpty() ? -1 : parse(digits);
        if (value < lowest || value > highest) {
            offset = start;
            throw expected("a number from " + lowest + " to " + highest);
        }
        return value;
    }

    /** Reads the longest run of such characters from here; it may be empty. */
    String takeWhile(IntPredicate wanted) {
        skipWhitespace();
        var start = offset;
        while (offset < text.length() && wanted.test(text.charAt(offset))) {
            offset++;
        }
        return text.substring(start, offset);
    }

    /** Goes back over a token that turned out to be wrong, so that the error names its beginning. */
    GtidFormatException expectedInsteadOf(String token, String what) {
        offset -= token.length();
        return expected(what);
    }

    GtidFormatException expected(String what) {
        return new GtidFormatException(what, text, offset);
    }

    static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private void skipWhitespace() {
        while (offset < text.length() && Character.isWhitespace(text.charAt(offset))) {
            offset++;
        }
    }

    private static long parse(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException tooLarge) {
            return -1;
        }
    }
}
