package dev.baton.mysql;

import dev.baton.gtid.GtidSet;
import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import dev.baton.plan.StepResult.AlreadySo;
import dev.baton.plan.StepResult.Done;
import dev.baton.plan.StepResult.Failed;
import dev.baton.topology.Failure;
import dev.baton.topology.InstanceId;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Overwrites a server with another one's data, and waits until it is back. For one thread at a time. */
final class CloneSteps {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final ServerConnections connections;

    CloneSteps(ServerConnections connections) {
        this.connections = connections;
    }

    StepResult cloneFrom(Step.CloneFrom step, Target target) throws SQLException {
        List<Sql> statements = target.dialect()
                .cloneFrom(
                        step.donor(),
                        connections.settings().login(),
                        connections.settings().tls());
        if (statements.isEmpty()) {
            return new Failed(target.dialect().name() + " does not know CLONE");
        }
        if (target.query(Cloning.PLUGIN).isEmpty()) {
            return new Failed("the clone plugin is not there: INSTALL PLUGIN clone SONAME 'mysql_clone.so'");
        }
        Optional<GtidSet> donor = heldBy(step.donor());
        Optional<StepResult> early = compared(step, donor, target);
        if (early.isPresent()) {
            return early.get();
        }
        for (Sql preparing : statements.subList(0, statements.size() - 1)) {
            target.run(preparing);
        }
        Optional<StepResult> late = compared(step, donor, target);
        if (late.isPresent()) {
            target.run(target.dialect().makeReadOnly(1));
            return late.get();
        }
        return copy(step, statements.getLast(), target);
    }

    /** Nothing may be dropped that was not reported, at the last moment either. */
    private static Optional<StepResult> compared(Step.CloneFrom step, Optional<GtidSet> donor, Target target)
            throws SQLException {
        Optional<GtidSet> mine = target.look().gtid().held();
        if (donor.isEmpty() || mine.isEmpty()) {
            return Optional.of(new Failed("without GTIDs on both nobody knows what would be dropped"));
        }
        if (donor.get().contains(mine.get())) {
            return Optional.of(new AlreadySo("it holds nothing that " + step.donor() + " lacks"));
        }
        GtidSet unreported = mine.get().minus(donor.get()).minus(step.dropped());
        return unreported.isEmpty()
                ? Optional.empty()
                : Optional.of(new Failed(
                        step.donor() + " lacks " + unreported.text() + ", which nobody has reported as dropped"));
    }

    private Optional<GtidSet> heldBy(InstanceId donor) throws SQLException {
        Deadline deadline = Deadline.in(connections.settings().timeouts().connect());
        try (ServerSession session = connections.open(donor, deadline)) {
            return new Target(session, connections.settings().timeouts().command())
                    .look()
                    .gtid()
                    .held();
        }
    }

    private static StepResult copy(Step.CloneFrom step, Sql clone, Target target) throws SQLException {
        Stopwatch stopwatch = Stopwatch.start();
        try {
            target.session().run(clone, Deadline.in(step.atMost()));
        } catch (SQLException end) {
            if (end.getErrorCode() == Cloning.NOT_SUPERVISED) {
                return new Done("cloned after " + stopwatch
                        + "; nothing supervises mysqld, so that it has ended: somebody has to start it (error 3707)");
            }
            if (Failures.classify(end).kind() != Failure.Kind.BROKEN) {
                target.run(target.dialect().makeReadOnly(1));
                throw end;
            }
        }
        return new Done("cloned after " + stopwatch + "; the server restarts");
    }

    /** An answer is enough: what it holds then is looked at before anything is done with it. */
    StepResult waitUntilBack(Step.WaitUntilBack step) {
        Stopwatch stopwatch = Stopwatch.start();
        Deadline deadline = Deadline.in(step.atMost());
        while (true) {
            try (ServerSession session = connections.open(step.target(), connecting(deadline))) {
                return new Done("answers as " + session.version() + " after " + stopwatch);
            } catch (SQLException notYet) {
                if (deadline.hasPassed()) {
                    return new Failed(
                            "does not answer after " + stopwatch + ": " + Failures.classify(notYet) + "; start mysqld");
                }
            }
            if (!pause(deadline)) {
                return new Failed("interrupted");
            }
        }
    }

    private Deadline connecting(Deadline deadline) {
        return deadline.atMost(connections.settings().timeouts().connect());
    }

    private static boolean pause(Deadline deadline) {
        try {
            Target.pause(BETWEEN_LOOKS, deadline);
            return true;
        } catch (SQLTimeoutException interrupted) {
            return false;
        }
    }
}
