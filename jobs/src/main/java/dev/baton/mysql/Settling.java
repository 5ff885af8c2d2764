package dev.baton.mysql;

import dev.baton.mysql.Dialect.Threads;
import dev.baton.plan.StepResult.Failed;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ReplicationLink.SqlState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * The gate before every act that throws relay logs away (I6): it lets a server pass once it receives no more and has
 * applied all it received.
 */
final class Settling {

    /** What was in flight when receiving stopped may still be applied so long; a backlog is not waited for. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Target target;

    Settling(Target target) {
        this.target = target;
    }

    /** What the gate says. */
    sealed interface Outcome {
        /** Pass: this is how it stands, and it receives no more. */
        record Settled(Look look) implements Outcome {}

        /** Something received is not applied; the server is as it was, as far as that is possible. */
        record Refused(Failed why) implements Outcome {}
    }

    Outcome settle(Look before) throws SQLException {
        return settle(before, target.dialect().stop(Threads.RECEIVING, before.channels()));
    }

    /** The same where the source may be silent. */
    Outcome settleBelowSilentSource(Look before) throws SQLException {
        return settle(before, target.dialect().stopToProbeSources(before.channels()));
    }

    private Outcome settle(Look before, List<Sql> stopReceiving) throws SQLException {
        if (!before.allApplied() && (before.all(IoState.STOPPED) || !before.all(SqlState.RUNNING))) {
            return new Outcome.Refused(new Failed(before.unapplied() + " (I6)"));
        }
        if (before.all(IoState.STOPPED)) {
            return new Outcome.Settled(before);
        }
        target.runAll(stopReceiving);
        Look stopped = target.lookUntil(Deadline.in(GRACE), look -> look.allApplied() || !look.all(SqlState.RUNNING));
        return stopped.allApplied() ? new Outcome.Settled(stopped) : new Outcome.Refused(goOn(stopped));
    }

    /** Receives again where that does no harm. */
    private Failed goOn(Look stopped) throws SQLException {
        if (target.dialect().receivingAgainKeepsUnapplied()) {
            target.start(Threads.RECEIVING, stopped);
            return new Failed(stopped.unapplied() + " (I6)");
        }
        return new Failed(stopped.unapplied() + " (I6); the receiving thread stays stopped, since starting it would"
                + " throw them away");
    }
}
