package dev.baton.page.cluster;

import dev.baton.topology.ReplicationError;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.SqlState;
import dev.baton.topology.ServerView;
import java.util.Locale;

/**
 * The line from a source to its replica.
 *
 * @param state how it is
 * @param words the same in words, with the error if there is one
 */
public record Wire(State state, String words) {

    /** How a line is. */
    public enum State {
        /** It hangs on nothing. */
        NONE,
        /** Received and applied. */
        REPLICATING,
        /** Received, but not applied. */
        NOT_APPLYING,
        /** Trying to connect. */
        CONNECTING,
        /** Not received. */
        STOPPED,
        /** As last seen; the replica does not answer now. */
        UNKNOWN
    }

    static final Wire ROOT = new Wire(State.NONE, "");

    static Wire of(ServerView replica, ServerView source) {
        if (!replica.reachable()) {
            return new Wire(State.UNKNOWN, "not known: " + replica.id() + " does not answer");
        }
        return replica.linkFrom(source.id()).map(Wire::of).orElse(ROOT);
    }

    /** The words without the error. */
    String shortWords() {
        int colon = words.indexOf(':');
        return colon < 0 ? words : words.substring(0, colon);
    }

    /** Its name in class names. */
    public String css() {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Wire of(ReplicationLink link) {
        return switch (link.io().state()) {
            case CONNECTING ->
                new Wire(State.CONNECTING, with("connecting", link.io().error()));
            case STOPPED ->
                new Wire(State.STOPPED, with("receiving is stopped", link.io().error()));
            case RUNNING ->
                link.sql().state() == SqlState.RUNNING
                        ? new Wire(State.REPLICATING, "replicates")
                        : new Wire(
                                State.NOT_APPLYING,
                                with("applying is stopped", link.sql().error()));
        };
    }

    private static String with(String words, ReplicationError error) {
        return error.isPresent() ? words + ": error " + error.number() + ", " + error.message() : words;
    }
}
