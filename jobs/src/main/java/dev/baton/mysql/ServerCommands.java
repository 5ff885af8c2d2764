package dev.baton.mysql;

import dev.baton.gtid.BinlogPosition;
import dev.baton.mysql.SourceChange.Place;
import dev.baton.plan.Adjustment;
import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import dev.baton.plan.StepResult.Failed;
import dev.baton.topology.Failure;
import dev.baton.topology.InstanceId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Performs the steps of a plan that change a server. Each first looks whether it is done already, so that doing it twice
 * is harmless; each has a deadline; none throws because of a server. A step that throws relay logs away is refused while
 * they hold anything unapplied (I6). Thread-safe; the caller sees to it that one server is changed by one thread at a
 * time.
 */
public final class ServerCommands {

    private final ServerConnections connections;

    public ServerCommands(ServerConnections connections) {
        this.connections = connections;
    }

    /** Does it, over a connection of its own, and says how it went. */
    public StepResult perform(Step.OnServer step) {
        if (step instanceof Step.WaitUntilBack back) {
            return new CloneSteps(connections).waitUntilBack(back);
        }
        try (ServerSession session = open(step)) {
            long connectionId = session.connectionId();
            return perform(step, session, connectionId);
        } catch (SQLException failure) {
            return new Failed(Failures.classify(failure).toString());
        }
    }

    private ServerSession open(Step.OnServer step) throws SQLException {
        return switch (step) {
            case Step.ReconnectToSource reconnect -> connections.openForScripts(reconnect.target(), connecting());
            case Step.MakeReadOnly(var id, var within, var clients) ->
                connections.open(id, connecting().atMost(within));
            default -> connections.open(step.target(), connecting());
        };
    }

    /** A statement that missed its deadline must not take effect later: the server is told to drop it. */
    private StepResult perform(Step.OnServer step, ServerSession session, long connectionId) {
        try {
            return perform(step, new Target(session, command()));
        } catch (SQLException failure) {
            Failure why = Failures.classify(failure);
            String what = why + " at " + session.lastStatement();
            return new Failed(
                    why.kind() == Failure.Kind.TIMED_OUT ? what + withdraw(step.target(), connectionId) : what);
        }
    }

    private String withdraw(InstanceId server, long connectionId) {
        Deadline deadline = Deadline.in(connections.settings().timeouts().connect());
        try (ServerSession session = connections.open(server, deadline)) {
            session.run(Sql.of("KILL " + connectionId), deadline);
            return "; the statement was withdrawn";
        } catch (SQLException failure) {
            return "; the statement could not be withdrawn and may yet take effect: " + Failures.classify(failure);
        }
    }

    private StepResult perform(Step.OnServer step, Target target) throws SQLException {
        return switch (step) {
            case Step.StopReceiving(var id, var channels) -> new ReceivingSteps(target.only(channels)).stop();
            case Step.ReconnectToSource(var id, var within, var channels) ->
                new ReceivingSteps(target.only(channels)).reconnect(within);
            case Step.SeeNothingReceived(var id, var seen, var during, var channels) ->
                new ReceivingSteps(target.only(channels)).seeNothingReceived(seen, during);
            case Step.WaitUntilApplied(var id, var atMost, var channels) ->
                new ApplyingSteps(target.only(channels)).waitUntilApplied(atMost);
            case Step.ApplyBacklog(var id, var held, var atMost, var channels) ->
                new ApplyingSteps(target.only(channels)).waitUntilApplied(atMost);
            case Step.WaitUntilHolds(var id, var wanted, var atMost) ->
                new ApplyingSteps(target).waitUntilHolds(wanted, atMost);
            case Step.StopReplication stop -> new ThreadSteps(target).stop();
            case Step.StartReplication(var id, var channels) -> new ThreadSteps(target.only(channels)).start(command());
            case Step.ForgetSource forget -> sourceSteps(target).forget();
            case Step.ReplicateFrom replicate -> sourceSteps(target).replicateFrom(replicate, command());
            case Step.DetachReplica detach -> new DetachingSteps(target, replication()).detach();
            case Step.ReattachReplica reattach -> new DetachingSteps(target, replication()).reattach(command());
            case Step.EnableSemiSync(var id, var side) -> new SemiSyncSteps(target).enable(side);
            case Step.DisableSemiSync(var id, var side) -> new SemiSyncSteps(target).disable(side);
            case Step.CloneFrom cloning -> new CloneSteps(connections).cloneFrom(cloning, target);
            case Step.WaitUntilBack back -> new CloneSteps(connections).waitUntilBack(back);
            case Adjustment adjustment -> perform(adjustment, target);
            case Step.MakeReadOnly(var id, var within, var clients) ->
                writeSteps(target).makeReadOnly(clients);
            case Step.MakeWritable writable -> writeSteps(target).makeWritable();
        };
    }

    private StepResult perform(Adjustment step, Target target) throws SQLException {
        return switch (step) {
            case Adjustment.SkipTransaction skip -> new TransactionSteps(target).skip();
            case Adjustment.InjectEmpty(var id, var transactions) ->
                new TransactionSteps(target).injectEmpty(transactions);
            case Adjustment.ForgetErrant(var id, var kept) -> new TransactionSteps(target).holdOnly(kept, command());
            case Adjustment.DelayReplication(var id, var by) -> new ChannelSteps(target).delay(by, command());
            case Adjustment.AttachBy(var id, var attach) -> new ChannelSteps(target).attachBy(attach, command());
            case Adjustment.FlushBinaryLogs flush -> new LogSteps(target).flush();
            case Adjustment.PurgeBinaryLogs(var id, var before) -> new LogSteps(target).purge(before);
            case Adjustment.KillQuery(var id, var connection) -> new LogSteps(target).killQuery(connection);
            case Adjustment.ReplicateAt replicate -> sourceSteps(target).replicateAt(replicate, command());
            case Adjustment.ApplyUntil(var id, var until, var atMost) ->
                new PlaceSteps(target).applyUntil(until, atMost);
            case Adjustment.WaitUntilReached(var id, var wanted, var atMost) ->
                new PlaceSteps(target).waitUntilReached(wanted, atMost);
        };
    }

    private WriteSteps writeSteps(Target target) {
        InstanceId server = target.session().server();
        return new WriteSteps(
                target,
                new Eviction.Beside(
                        () -> connections.open(server, connecting()),
                        connections.settings().login().user()));
    }

    private SourceSteps sourceSteps(Target target) {
        return new SourceSteps(target, replication(), this::sourceEnd);
    }

    private ReplicationSettings replication() {
        return connections.settings().replication();
    }

    /** The end of the source's log, if nobody writes there meanwhile: only then it is the same place for both. */
    private Optional<Place> sourceEnd(Step.ReplicateFrom step) throws SQLException {
        try (ServerSession session = connections.open(step.source(), connecting())) {
            Target source = new Target(session, command());
            Dialect dialect = session.dialect();
            boolean writable = InstanceReader.writability(
                            source.queryOne(Statements.select(dialect.writabilityVariables())))
                    .isWritable();
            Row end = source.queryOne(dialect.showLogEnd());
            return writable || end.text("File").isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Place.ByFile(new BinlogPosition(end.text("File"), end.number("Position"))));
        }
    }

    private Deadline connecting() {
        return Deadline.in(connections.settings().timeouts().connect());
    }

    private Duration command() {
        return connections.settings().timeouts().command();
    }
}
