package dev.baton.mysql;

import dev.baton.gtid.GtidSet;
import dev.baton.mysql.Dialect.Threads;
import dev.baton.plan.StepResult;
import dev.baton.plan.StepResult.AlreadySo;
import dev.baton.plan.StepResult.Done;
import dev.baton.plan.StepResult.Failed;
import dev.baton.topology.ReplicationLink.IoState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Steps about the thread that receives. */
final class ReceivingSteps {

    private final Target target;

    ReceivingSteps(Target target) {
        this.target = target;
    }

    StepResult stop() throws SQLException {
        Look before = target.look();
        if (!before.isReplica()) {
            return new AlreadySo("it replicates from nobody");
        }
        if (before.all(IoState.STOPPED)) {
            return new AlreadySo("received up to " + before.received());
        }
        target.stop(Threads.RECEIVING, before);
        return new Done("received up to " + target.look().received());
    }

    StepResult reconnect(Duration within) throws SQLException {
        Look before = target.look();
        if (!before.isReplica()) {
            return new Failed("it replicates from nobody");
        }
        return switch (new Settling(target).settleBelowSilentSource(before)) {
            case Settling.Outcome.Refused(Failed why) -> why;
            case Settling.Outcome.Settled(Look settled) -> connect(settled, within);
        };
    }

    private StepResult connect(Look settled, Duration within) throws SQLException {
        Stopwatch stopwatch = Stopwatch.start();
        startToProbe(settled);
        Look after = target.lookUntil(Deadline.in(within), Connecting::isDecided);
        return after.all(IoState.RUNNING)
                ? new Done("connected again after " + stopwatch)
                : new Failed(Connecting.failure(after, stopwatch));
    }

    private void startToProbe(Look settled) throws SQLException {
        try {
            target.runAll(target.dialect().startToProbeSources(settled.channels()));
        } catch (SQLException failure) {
            target.runAll(target.dialect().abandonProbe());
            throw failure;
        }
    }

    /** Succeeds if what was received did not grow, neither by a transaction nor by a part of one. */
    StepResult seeNothingReceived(GtidSet seen, Duration during) throws SQLException {
        Look first = target.look();
        Look last = target.lookUntil(
                Deadline.in(during), look -> more(seen, first, look).isPresent());
        return more(seen, first, last)
                .<StepResult>map(Failed::new)
                .orElseGet(() -> new Done("received nothing for " + during.toMillis() + " ms"));
    }

    private static Optional<String> more(GtidSet seen, Look first, Look now) {
        Optional<GtidSet> retrieved = now.retrieved();
        if (retrieved.isPresent() && !seen.contains(retrieved.get())) {
            return Optional.of("received " + retrieved.get().countBeyond(seen) + " more transactions");
        }
        return first.readPositions().equals(now.readPositions())
                ? Optional.empty()
                : Optional.of("received on, from " + first.readPositions() + " to " + now.readPositions());
    }
}
