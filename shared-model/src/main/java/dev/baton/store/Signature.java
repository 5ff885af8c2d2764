package dev.baton.store;

/**
 * Who says what, where saying something is asked for.
 *
 * @param by who, not blank, at most 255 characters
 * @param comment what, not blank
 */
public record Signature(String by, String comment) {

    private static final int BY_LENGTH = 255;

    /** @throws IllegalArgumentException if either is blank */
    public Signature {
        if (by.isBlank()) {
            throw new IllegalArgumentException("a name is needed");
        }
        if (comment.isBlank()) {
            throw new IllegalArgumentException("a comment is needed");
        }
        by = Texts.cut(by.strip(), BY_LENGTH);
        comment = Texts.cut(comment.strip(), Texts.TEXT);
    }
}
