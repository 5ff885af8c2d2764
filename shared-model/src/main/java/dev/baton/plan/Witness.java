package dev.baton.plan;

import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationError;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ServerView;
import java.util.List;

/**
 * What a replica that answers says of its source.
 *
 * @param replica who says it
 * @param word what it says
 * @param error what its receiving thread met last
 */
record Witness(ServerView replica, Word word, ReplicationError error) {

    /** What a replica can say of its source. */
    enum Word {
        /** It receives, or says so until its network time-out. */
        RECEIVING,
        /** The source answered it, though only to turn it away. */
        TURNED_AWAY,
        /** It tries, or tried until it gave up, and cannot connect. */
        LOST,
        /** It was stopped, or stopped for another reason: it does not know. */
        SILENT
    }

    static List<Witness> of(ServerView source) {
        return source.replicas().stream()
                .filter(ServerView::reachable)
                .flatMap(replica -> replica.linkFrom(source.id()).map(link -> of(replica, link)).stream())
                .toList();
    }

    InstanceId id() {
        return replica.id();
    }

    /** It has to be asked again before it counts against the source. */
    boolean isToBeAsked() {
        return word == Word.RECEIVING || word == Word.TURNED_AWAY;
    }

    private static Witness of(ServerView replica, ReplicationLink link) {
        return new Witness(replica, word(link), link.io().error());
    }

    private static Word word(ReplicationLink link) {
        ReplicationError error = link.io().error();
        return switch (link.io().state()) {
            case RUNNING -> Word.RECEIVING;
            case CONNECTING -> error.provesSourceAlive() ? Word.TURNED_AWAY : Word.LOST;
            case STOPPED -> error.isOfConnection() && !error.provesSourceAlive() ? Word.LOST : Word.SILENT;
        };
    }
}
