package dev.baton.mysql;

import dev.baton.gtid.GtidSet;
import dev.baton.topology.ReplicationError;
import dev.baton.topology.ReplicationLink.SqlState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Applies what a server has received, to the end: the only right way to deal with a relay log (I6). For one use, by one
 * thread.
 */
final class Draining {

    private static final long SLICE_SECONDS = 1;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Target target;
    private final Deadline deadline;
    private final Stopwatch stopwatch = Stopwatch.start();
    private String started = "";
    private List<Sql> afterwards = List.of();

    Draining(Target target, Deadline deadline) {
        this.target = target;
        this.deadline = deadline;
    }

    /** How it ended; in words. */
    sealed interface Outcome {
        /** Everything that had been received is applied. */
        record Drained(String how) implements Outcome {}

        /** Not everything is. */
        record Stuck(String why) implements Outcome {}
    }

    Outcome drain(Look first) throws SQLException {
        Look look = first;
        while (!isDrained(first, look)) {
            Optional<String> obstacle = obstacle(look);
            if (obstacle.isPresent()) {
                return new Outcome.Stuck(obstacle.get());
            }
            await(first.retrieved());
            look = target.look();
        }
        target.runAll(afterwards);
        return new Outcome.Drained(first.unapplied() + " at first; all applied after " + stopwatch + started);
    }

    /** What comes in meanwhile is not waited for, where GTIDs tell it apart. */
    private static boolean isDrained(Look first, Look now) {
        boolean byGtid = first.links().stream()
                .allMatch(link -> link.progress().retrieved().gtids().isPresent());
        return now.allApplied()
                || (byGtid && first.retrieved().filter(now::holds).isPresent());
    }

    /** Sees to it that applying goes on, or says why it does not. */
    private Optional<String> obstacle(Look look) throws SQLException {
        Optional<ReplicationError> error = look.applyingError();
        if (error.isPresent()) {
            return Optional.of("applying stopped, " + Connecting.say(error.get()));
        }
        if (deadline.hasPassed()) {
            return Optional.of(look.unapplied() + " after " + stopwatch);
        }
        if (look.all(SqlState.RUNNING)) {
            return Optional.empty();
        }
        if (!started.isEmpty()) {
            return Optional.of(look.unapplied() + ", and the applying thread stopped again");
        }
        Optional<Resumption> resumption = target.dialect().resumeApplying(look.rowsNotApplying(), look.extent());
        if (resumption.isEmpty()) {
            return Optional.of(look.unapplied() + ", and to start applying would throw them away: the server restarted"
                    + " after it received them");
        }
        target.runAll(resumption.get().begin());
        afterwards = resumption.get().end();
        started = ", with the applying thread started";
        return Optional.empty();
    }

    /** Waits on the server where it can, in slices, so that an error of the applying thread is noticed between them. */
    private void await(Optional<GtidSet> wanted) throws SQLException {
        if (!target.waitsUntilHolds(wanted, SLICE_SECONDS, deadline)) {
            Target.pause(PAUSE, deadline);
        }
    }
}
