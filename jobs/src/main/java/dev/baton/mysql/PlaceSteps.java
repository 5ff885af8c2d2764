package dev.baton.mysql;

import dev.baton.gtid.BinlogPosition;
import dev.baton.mysql.Dialect.Threads;
import dev.baton.plan.StepResult;
import dev.baton.plan.StepResult.AlreadySo;
import dev.baton.plan.StepResult.Done;
import dev.baton.plan.StepResult.Failed;
import dev.baton.topology.ReplicationError;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.SqlState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Steps about places in the source's log, for replication by file position. */
final class PlaceSteps {

    private final Target target;

    PlaceSteps(Target target) {
        this.target = target;
    }

    /** Applies to the place exactly; of what was received beyond it nothing is thrown away. */
    StepResult applyUntil(BinlogPosition until, Duration atMost) throws SQLException {
        Deadline deadline = Deadline.in(atMost);
        Stopwatch stopwatch = Stopwatch.start();
        Look before = target.look();
        Optional<StepResult> obstacle = obstacle(before, until);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        target.stop(Threads.APPLYING, before);
        target.run(target.dialect().applyUntil(before.channels().names().getFirst(), until));
        Look reached = target.lookUntil(
                deadline,
                look -> hasReached(look, until) || look.applyingError().isPresent());
        // It goes no further, but some servers stop only once they see an event beyond the place.
        target.stop(Threads.APPLYING, reached);
        Look after = target.look();
        return isAt(after, until)
                ? new Done("stands at " + until.text() + " after " + stopwatch)
                : new Failed(told(after, stopwatch));
    }

    private static Optional<StepResult> obstacle(Look look, BinlogPosition until) {
        if (look.links().size() != 1) {
            return Optional.of(new Failed("it receives by " + look.links().size() + " channels, not by one"));
        }
        if (isAt(look, until)) {
            return Optional.of(new AlreadySo("stands at " + until.text()));
        }
        return applied(look)
                .filter(position -> position.compareTo(until) > 0)
                .map(position -> new Failed("has applied up to " + position.text() + ", beyond " + until.text()));
    }

    private static boolean isAt(Look look, BinlogPosition until) {
        return look.all(SqlState.STOPPED)
                && look.applyingError().isEmpty()
                && applied(look).filter(until::equals).isPresent();
    }

    StepResult waitUntilReached(BinlogPosition wanted, Duration atMost) throws SQLException {
        Stopwatch stopwatch = Stopwatch.start();
        Look look = target.lookUntil(
                Deadline.in(atMost),
                now -> hasReached(now, wanted)
                        || now.applyingError().isPresent()
                        || now.links().size() != 1);
        return hasReached(look, wanted)
                ? new Done("has applied up to " + wanted.text() + " after " + stopwatch)
                : new Failed(told(look, stopwatch));
    }

    private static boolean hasReached(Look look, BinlogPosition wanted) {
        return applied(look).filter(position -> position.compareTo(wanted) >= 0).isPresent();
    }

    private static Optional<BinlogPosition> applied(Look look) {
        return look.links().stream()
                .map(ReplicationLink::progress)
                .findFirst()
                .flatMap(ReplicationLink.Progress::appliedPosition);
    }

    private static String told(Look look, Stopwatch stopwatch) {
        Optional<ReplicationError> error = look.applyingError();
        return error.map(why -> "applying stopped, " + Connecting.say(why))
                .orElseGet(() -> "has applied up to "
                        + applied(look).map(BinlogPosition::text).orElse("nowhere") + " only, after " + stopwatch);
    }
}
