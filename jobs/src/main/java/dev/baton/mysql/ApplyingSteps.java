package dev.baton.mysql;

import dev.baton.gtid.GtidSet;
import dev.baton.plan.StepResult;
import dev.baton.plan.StepResult.AlreadySo;
import dev.baton.plan.StepResult.Done;
import dev.baton.plan.StepResult.Failed;
import dev.baton.topology.ReplicationError;
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
        Look look = target.look();
        if (look.allApplied()) {
            return new AlreadySo(look.isReplica() ? "applied up to " + look.received() : "it replicates from nobody");
        }
        return switch (new Draining(target, Deadline.in(atMost)).drain(look)) {
            case Draining.Outcome.Drained(String how) -> new Done(how);
            case Draining.Outcome.Stuck(String why) -> new Failed(why);
        };
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
            if (!target.waitsUntilHolds(Optional.of(wanted), SLICE_SECONDS, deadline)) {
                Target.pause(PAUSE, deadline);
            }
            look = target.look();
        }
        return new Done("holds all of it after " + stopwatch);
    }
}
