package dev.baton.mysql;

import java.util.List;

/**
 * The channels of one server that a statement is about.
 *
 * @param names theirs; the default channel has an empty one
 * @param extent whether these are all that there are: then a server that can is told so, in one statement
 */
record ChannelNames(List<String> names, Extent extent) {

    /** How many of a server's channels are meant. */
    enum Extent {
        EVERY,
        SOME
    }

    ChannelNames {
        names = List.copyOf(names);
    }

    @Override
    public String toString() {
        return names.toString();
    }
}
