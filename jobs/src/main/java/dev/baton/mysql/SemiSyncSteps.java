package dev.baton.mysql;

import dev.baton.mysql.Dialect.Threads;
import dev.baton.plan.StepResult;
import dev.baton.plan.StepResult.AlreadySo;
import dev.baton.plan.StepResult.Done;
import dev.baton.plan.StepResult.Failed;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.SemiSync.Side;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Steps that switch semi-synchronous replication. */
final class SemiSyncSteps {

    private static final Sql SWITCHES = Sql.of("SHOW GLOBAL VARIABLES LIKE 'rpl\\_semi\\_sync\\_%\\_enabled'");

    /** A receiving thread that is told to start connects in milliseconds, or says why not. */
    private static final Duration RECONNECT = Duration.ofSeconds(5);

    private final Target target;

    SemiSyncSteps(Target target) {
        this.target = target;
    }

    /** What a switch is set to. */
    private enum Wanted {
        ON,
        OFF
    }

    StepResult enable(Side side) throws SQLException {
        return set(side, Wanted.ON);
    }

    StepResult disable(Side side) throws SQLException {
        return set(side, Wanted.OFF);
    }

    private StepResult set(Side side, Wanted wanted) throws SQLException {
        Optional<Row> found = find(target, side);
        if (found.isEmpty()) {
            return wanted == Wanted.OFF
                    ? new AlreadySo("it has no plug-in for semi-sync")
                    : new Failed(
                            "it has no plug-in for semi-sync: install it with INSTALL PLUGIN, or in its configuration");
        }
        if (found.get().isOn("Value") == (wanted == Wanted.ON)) {
            return new AlreadySo("semi-sync is " + wanted + " already");
        }
        return side == Side.REPLICA ? setOnReplica(found.get(), wanted) : set(found.get(), wanted);
    }

    /** The switch of that side, if the server has the plug-in. */
    static Optional<Row> find(Target target, Side side) throws SQLException {
        return target.query(SWITCHES).stream()
                .filter(row -> SemiSyncReader.switches(side).contains(row.text("Variable_name")))
                .findFirst();
    }

    private StepResult set(Row variable, Wanted wanted) throws SQLException {
        target.run(Sql.of("SET GLOBAL " + variable.text("Variable_name") + " = " + wanted));
        return new Done("semi-sync is " + wanted);
    }

    /** The receiving thread asks for semi-sync when it connects, and only then. */
    private StepResult setOnReplica(Row variable, Wanted wanted) throws SQLException {
        Look before = target.look();
        if (!before.isReplica() || before.all(IoState.STOPPED)) {
            return set(variable, wanted);
        }
        return switch (new Settling(target).settle(before)) {
            case Settling.Outcome.Refused(Failed why) -> why;
            case Settling.Outcome.Settled(Look settled) -> {
                set(variable, wanted);
                yield receiveAgain(settled, wanted);
            }
        };
    }

    /** Nobody who looks next shall take it for a replica that does not receive. */
    private StepResult receiveAgain(Look settled, Wanted wanted) throws SQLException {
        Stopwatch stopwatch = Stopwatch.start();
        target.start(Threads.RECEIVING, settled);
        Look after = target.lookUntil(Deadline.in(RECONNECT), Connecting::isDecided);
        return after.all(IoState.RUNNING)
                ? new Done("semi-sync is " + wanted + ", and it receives again after " + stopwatch)
                : new Failed("semi-sync is " + wanted + ", but it does not receive again: "
                        + Connecting.failure(after, stopwatch));
    }
}
