package dev.baton.store;

/** Makes texts from outside fit their columns: a long message must never make a record fail. */
final class Texts {

    /** What a {@code TEXT} column takes of the longest characters. */
    static final int TEXT = 16_000;

    private Texts() {}

    /** At most so many characters, the end replaced by dots. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = length - 3;
        boolean halves = Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, halves ? end - 1 : end) + "...";
    }
}
