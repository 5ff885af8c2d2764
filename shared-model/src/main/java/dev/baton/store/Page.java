package dev.baton.store;

/**
 * A part of a long list, newest first.
 *
 * @param offset how many to pass over, not negative
 * @param size how many to give, 1 to 1000
 */
public record Page(int offset, int size) {

    private static final int MOST = 1000;

    /** @throws IllegalArgumentException if a number is out of range */
    public Page {
        if (offset < 0) {
            throw new IllegalArgumentException("a page begins at 0 or later");
        }
        if (size < 1 || size > MOST) {
            throw new IllegalArgumentException("a page has 1 to " + MOST + " entries");
        }
    }

    /** The first so many. */
    public static Page first(int size) {
        return new Page(0, size);
    }

    public Page next() {
        return new Page(offset + size, size);
    }
}
