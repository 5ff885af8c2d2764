package dev.baton.mysql;

import dev.baton.mysql.Dialect.Threads;
import dev.baton.plan.StepResult;
import dev.baton.plan.StepResult.AlreadySo;
import dev.baton.plan.StepResult.Done;
import dev.baton.plan.StepResult.Failed;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ReplicationLink.SqlState;
import java.sql.SQLException;
import java.time.Duration;

/** Steps that stop and start replication as a whole. */
final class ThreadSteps {

    private final Target target;

    ThreadSteps(Target target) {
        this.target = target;
    }

    StepResult stop() throws SQLException {
        Look before = target.look();
        if (!before.isReplica()) {
            return new AlreadySo("it replicates from nobody");
        }
        if (before.all(IoState.STOPPED) && before.all(SqlState.STOPPED)) {
            return new AlreadySo("received up to " + before.received());
        }
        Stopwatch stopwatch = Stopwatch.start();
        target.stop(Threads.BOTH, before);
        return new Done("stopped after " + stopwatch + ", received up to "
                + target.look().received());
    }

    StepResult start(Duration atMost) throws SQLException {
        Deadline deadline = Deadline.in(atMost);
        Look before = target.look();
        if (!before.isReplica()) {
            return new Failed("it replicates from nobody");
        }
        if (before.all(IoState.RUNNING) && before.all(SqlState.RUNNING)) {
            return new AlreadySo("it replicates");
        }
        return start(before, deadline);
    }

    /** Where connecting throws relay logs away, what they hold is applied first (I6). */
    private StepResult start(Look before, Deadline deadline) throws SQLException {
        Stopwatch stopwatch = Stopwatch.start();
        if (!before.allApplied()
                && !target.dialect().receivingAgainKeepsUnapplied()
                && new Draining(target, deadline).drain(before) instanceof Draining.Outcome.Stuck(String why)) {
            return new Failed(why + "; to start receiving would throw them away (I6)");
        }
        target.start(Threads.BOTH, before);
        Look after = target.lookUntil(deadline, Connecting::isDecided);
        return after.all(IoState.RUNNING) && after.all(SqlState.RUNNING)
                ? new Done("replicates after " + stopwatch)
                : new Failed(Connecting.failure(after, stopwatch));
    }
}
