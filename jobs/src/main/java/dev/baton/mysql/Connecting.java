package dev.baton.mysql;

import dev.baton.topology.ReplicationError;
import dev.baton.topology.ReplicationLink.IoState;
import java.util.Optional;

/** Whether replication that was started came up. */
final class Connecting {

    private Connecting() {}

    /** It receives on all channels, or a thread said why it does not. */
    static boolean isDecided(Look look) {
        return look.all(IoState.RUNNING)
                || look.receivingError().isPresent()
                || look.applyingError().isPresent();
    }

    /** What to say of one that did not come up. */
    static String failure(Look look, Stopwatch stopwatch) {
        Optional<ReplicationError> error = look.receivingError().or(look::applyingError);
        return error.map(Connecting::say).orElseGet(() -> "not connected to its source after " + stopwatch);
    }

    /** An error of a replication thread in words. */
    static String say(ReplicationError error) {
        return "error " + error.number() + ": " + error.message();
    }
}
