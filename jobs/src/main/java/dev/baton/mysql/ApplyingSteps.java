package dev.baton.mysql;

import dev.baton.gtid.GtidSet;
import dev.baton.mysql.Dialect.Threads;
import dev.baton.plan.StepResult;
import dev.baton.plan.StepResult.AlreadySo;
import dev.baton.plan.StepResult.Done;
import dev.baton.plan.StepResult.Failed;
import dev.baton.topology.ReplicationError;
import dev.baton.topology.ReplicationLink.SqlState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Steps that wait for the thread that applies. */
final class ApplyingSteps {

    private static final long SLICE_SECONDS = 1;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Target target;

    ApplyingSteps(Target target) {
        this.target = target;
    }

    /** Waits until everything received is applied, and sees to it that it is being applied. */
    StepResult waitUntilApplied(Duration atMost) throws SQLException {
        Deadline deadline = Deadline.in(atMost);
        Stopwatch stopwatch = Stopwatch.start();
        Look look = target.look();
        if (look.allApplied()) {
            return new AlreadySo(look.isReplica() ? "applied up to " + look.received() : "it replicates from nobody");
        }
        String backlog = look.unapplied();
        String started = "";
        while (!look.allApplied()) {
            Optional<ReplicationError> error = look.applyingError();
            if (error.isPresent()) {
                return new Failed("applying stopped, " + Connecting.say(error.get()));
            }
            if (deadline.hasPassed()) {
                return new Failed(look.unapplied() + " after " + stopwatch);
            }
            if (!look.all(SqlState.RUNNING)) {
                target.start(Threads.APPLYING, look);
                started = ", with the applying thread started";
            }
            await(look.retrieved(), deadline);
            look = target.look();
        }
        return new Done(backlog + " at first; all applied after " + stopwatch + started);
    }

    StepResult waitUntilHolds(GtidSet wanted, Duration atMost) throws SQLException {
        Deadline deadline = Deadline.in(atMost);
        Stopwatch stopwatch = Stopwatch.start();
        Look look = target.look();
        if (look.holds(wanted)) {
            return new AlreadySo("holds all of it");
        }
        while (!look.holds(wanted)) {
            Optional<ReplicationError> error = look.applyingError();
            if (error.isPresent()) {
                return new Failed("applying stopped, " + Connecting.say(error.get()));
            }
            if (deadline.hasPassed()) {
                return new Failed(look.lacks(wanted) + " after " + stopwatch);
            }
            await(Optional.of(wanted), deadline);
            look = target.look();
        }
        return new Done("holds all of it after " + stopwatch);
    }

    /** Waits on the server where it can, in slices, so that an error of the applying thread is noticed between them. */
    private void await(Optional<GtidSet> wanted, Deadline deadline) throws SQLException {
        Optional<Sql> wait = wanted.filter(set -> deadline.remaining().toSeconds() >= SLICE_SECONDS)
                .flatMap(set -> target.dialect().waitUntilHolds(set, SLICE_SECONDS));
        boolean reached = wait.isPresent() && target.queryOne(wait.get()).isOn("reached");
        if (!reached) {
            Target.pause(PAUSE, deadline);
        }
    }
}
