package dev.baton.scenario;

import java.util.regex.Pattern;

/** Short names for server uuids in tests: A stands for {@code 01010101-0101-0101-0101-010101010101}, B for 0202..., to Z. */
public final class GtidLetters {

    private static final Pattern LETTER = Pattern.compile("\\b([A-Z])(?=:)");
    private static final Pattern UUID = Pattern.compile("([01][0-9a-f])\\1{3}-\\1\\1-\\1\\1-\\1\\1-\\1{6}");

    private GtidLetters() {}

    /** The uuid of a letter, A to Z. */
    public static String uuid(char letter) {
        if (letter < 'A' || letter > 'Z') {
            throw new IllegalArgumentException("not a letter A to Z: " + letter);
        }
        String pair = String.format("%02x", letter - 'A' + 1);
        return String.join("-", pair.repeat(4), pair.repeat(2), pair.repeat(2), pair.repeat(2), pair.repeat(6));
    }

    /** A GTID set with letters, as MySQL writes it. */
    public static String expand(String gtids) {
        return LETTER.matcher(gtids).replaceAll(letter -> uuid(letter.group(1).charAt(0)));
    }

    /** A text with uuids, in letters where there are any. */
    public static String contract(String text) {
        return UUID.matcher(text).replaceAll(uuid -> {
            int number = Integer.parseInt(uuid.group(1), 16);
            return number >= 1 && number <= 26 ? String.valueOf((char) ('A' + number - 1)) : uuid.group();
        });
    }
}
