package dev.baton.gtid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Reads a set by the grammar of the MySQL manual, "GTID Format and Storage", as lenient as the server is with white
 * space, letter case and superfluous commas. It is stricter in one thing: a UUID or tag without interval, which the
 * server takes for nothing, is refused, and so is an interval that runs backwards. No server prints them, and text that
 * was cut off must not pass for a smaller set.
 */
final class MysqlGtidSetParser {
    private static final int UUID_LENGTH = 36;
    private static final int TAG_LENGTH = 32;

    private final TextScanner scanner;
    private final SortedMap<Origin, List<Interval>> found = new TreeMap<>();

    MysqlGtidSetParser(String text) {
        this.scanner = new TextScanner(text);
    }

    SortedMap<Origin, List<Interval>> parse() {
        while (!scanner.atEnd()) {
            if (!scanner.accept(',')) {
                uuidSet();
            }
        }
        return found;
    }

    private void uuidSet() {
        var server = uuid();
        scanner.expect(':');
        var intervals = intervalsOf(new Origin(server, ""));
        do {
            if (startsTag(scanner.peek())) {
                intervals = intervalsOf(new Origin(server, tag()));
                scanner.expect(':');
            }
            intervals.add(interval());
        } while (scanner.accept(':'));
        if (!scanner.atEnd()) {
            scanner.expect(',');
        }
    }

    private List<Interval> intervalsOf(Origin origin) {
        return found.computeIfAbsent(origin, added -> new ArrayList<>());
    }

    private Interval interval() {
        var first = scanner.number(1, Intervals.HIGHEST);
        var last = scanner.accept('-') ? scanner.number(first, Intervals.HIGHEST) : first;
        return new Interval(first, last);
    }

    private UUID uuid() {
        var word = scanner.takeWhile(MysqlGtidSetParser::isOfUuid);
        if (!isUuid(word)) {
            throw scanner.expectedInsteadOf(word, "the UUID of a server");
        }
        return UUID.fromString(word);
    }

    private String tag() {
        var word = scanner.takeWhile(MysqlGtidSetParser::isOfTag);
        if (word.length() > TAG_LENGTH) {
            throw scanner.expectedInsteadOf(word, "a tag of at most " + TAG_LENGTH + " characters");
        }
        return word.toLowerCase(Locale.ROOT);
    }

    /** Looks at the form itself, since {@link UUID#fromString} takes groups of other lengths too. */
    private static boolean isUuid(String word) {
        if (word.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            if ((word.charAt(i) == '-') != isDash(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDash(int index) {
        return index == 8 || index == 13 || index == 18 || index == 23;
    }

    private static boolean isOfUuid(int character) {
        return character == '-'
                || TextScanner.isDigit(character)
                || isBetween('a', character, 'f')
                || isBetween('A', character, 'F');
    }

    private static boolean startsTag(int character) {
        return character == '_' || isBetween('a', character, 'z') || isBetween('A', character, 'Z');
    }

    private static boolean isOfTag(int character) {
        return startsTag(character) || TextScanner.isDigit(character);
    }

    private static boolean isBetween(char lowest, int character, char highest) {
        return character >= lowest && character <= highest;
    }
}
