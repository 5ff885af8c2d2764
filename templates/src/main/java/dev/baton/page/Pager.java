package dev.baton.page;

/**
 * The way from one page of a long list to the next. An empty address means that there is nothing that way.
 *
 * @param newer address of the page before
 * @param older address of the page after
 */
public record Pager(String newer, String older) {

    /** All is on one page. */
    public static final Pager NONE = new Pager("", "");

    /**
     * @param path where the list is, with its other parameters, ready for {@code page=} to be added
     * @param number of this page, from 0
     * @param more how many more entries there are than this page shows, or any positive number if there are some
     */
    public static Pager of(String path, int number, int more) {
        return new Pager(
                number > 0 ? path + "page=" + (number - 1) : "", more > 0 ? path + "page=" + (number + 1) : "");
    }
}
