package dev.baton.page;

import java.time.Instant;
import java.util.List;

/**
 * What surrounds a page: its title, where it is in the menu, and the signals in its head.
 *
 * @param title what it is about
 * @param section where it belongs
 * @param signals what the head shows
 * @param notice what a form has just done
 * @param now when it was made, by the store's clock; {@link Instant#EPOCH} if the store could not be asked
 */
public record Frame(String title, Section section, Signals signals, Notice notice, Instant now) {

    /** A point in time, as seen from this page. */
    public Moment moment(Instant at) {
        return new Moment(at, now);
    }

    public boolean isTimed() {
        return !now.equals(Instant.EPOCH);
    }

    /** The menu. */
    public List<Section> sections() {
        return List.of(Section.values());
    }
}
