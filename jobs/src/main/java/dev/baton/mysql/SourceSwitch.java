package dev.baton.mysql;

import dev.baton.mysql.Dialect.Threads;
import dev.baton.mysql.SourceChange.Place;
import dev.baton.plan.StepResult;
import dev.baton.plan.StepResult.Done;
import dev.baton.plan.StepResult.Failed;
import dev.baton.topology.Failure;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ReplicationLink.SqlState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Gives channels another source, and lets replication run again: what all steps do that change where a server receives
 * from. Whoever uses it has passed the gate of {@link Settling} before (I6).
 */
record SourceSwitch(Target target, ReplicationSettings settings) {

    private static final Logger LOG = Logger.getLogger(SourceSwitch.class);

    /** Stops both threads of all channels. */
    void stop(Look look) throws SQLException {
        if (look.isReplica() && !(look.all(SqlState.STOPPED) && look.all(IoState.STOPPED))) {
            target.stop(Threads.BOTH, look);
        }
    }

    /** Another source for a channel that there is; it keeps its heartbeat period. */
    void change(ReplicationLink link, InstanceId source, Place place) throws SQLException {
        change(link.channel(), source, place, heartbeat(link));
    }

    /** A source for a server that had none. */
    void begin(InstanceId source, Place place) throws SQLException {
        change("", source, place, Duration.ZERO);
    }

    /** Starts all channels, and waits until they receive and apply. */
    StepResult follow(String source, Deadline deadline) throws SQLException {
        Stopwatch stopwatch = Stopwatch.start();
        target.start(Threads.BOTH, target.look());
        Look after = target.lookUntil(deadline, Connecting::isDecided);
        return after.all(IoState.RUNNING) && after.all(SqlState.RUNNING)
                ? new Done("receives from " + source + " after " + stopwatch)
                : new Failed(Connecting.failure(after, stopwatch));
    }

    /** Where the channel goes on once it has applied all it received; empty if nobody knows. */
    static Optional<Place> place(ReplicationLink link) {
        return link.settings().attach().byGtid()
                ? Optional.of(new Place.ByGtid(link.settings().attach()))
                : link.progress().appliedPosition().map(Place.ByFile::new);
    }

    private void change(String channel, InstanceId source, Place place, Duration heartbeat) throws SQLException {
        Sql change = target.dialect().changeSource(new SourceChange(channel, source, place, heartbeat, settings));
        if (settings.login() instanceof ReplicationSettings.Login.As && stopsLogging()) {
            try {
                target.run(change);
            } finally {
                logAgain();
            }
        } else {
            target.run(change);
        }
    }

    /** Whether the server logs nothing from now on: an account that may not say so still has to change sources. */
    private boolean stopsLogging() throws SQLException {
        Optional<Sql> stop = target.dialect().stopLogging();
        if (stop.isEmpty()) {
            return false;
        }
        try {
            target.run(stop.get());
            return true;
        } catch (SQLException failure) {
            if (Failures.classify(failure).kind() != Failure.Kind.ACCESS_DENIED) {
                throw failure;
            }
            return false;
        }
    }

    /** What the change itself brought counts; a session that is lost logs nothing. */
    private void logAgain() {
        try {
            target.runAll(target.dialect().logAgain().stream().toList());
        } catch (SQLException lost) {
            LOG.debugf("A session's statements stay out of the general log code=%d", lost.getErrorCode());
        }
    }

    /** The period that the channel had; unknown where the account may not read it, and then the server's default comes. */
    private Duration heartbeat(ReplicationLink link) throws SQLException {
        Optional<Sql> show = target.dialect().showHeartbeats();
        if (show.isEmpty()) {
            return link.settings().heartbeat();
        }
        try {
            Map<String, Duration> periods = HeartbeatReader.read(target.query(show.get()));
            return periods.getOrDefault(link.channel(), Duration.ZERO);
        } catch (SQLException failure) {
            if (!Failures.classify(failure).kind().provesAlive()) {
                throw failure;
            }
            return Duration.ZERO;
        }
    }
}
