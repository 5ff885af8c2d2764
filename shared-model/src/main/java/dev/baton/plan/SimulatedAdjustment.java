package dev.baton.plan;

import dev.baton.gtid.BinlogPosition;
import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.plan.Simulator.Outcome;
import dev.baton.topology.GtidState;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Lag;
import dev.baton.topology.Observation;
import dev.baton.topology.ReplicationError;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.Attach;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ReplicationLink.IoThread;
import dev.baton.topology.ReplicationLink.Progress;
import dev.baton.topology.ReplicationLink.Received;
import dev.baton.topology.ReplicationLink.Settings;
import dev.baton.topology.ReplicationLink.Source;
import dev.baton.topology.ReplicationLink.SqlState;
import dev.baton.topology.ReplicationLink.SqlThread;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What one adjustment does to one server, as {@link SimulatedStep} does it for the other steps. */
final class SimulatedAdjustment {

    private final TopologySnapshot world;
    private final ServerView server;

    SimulatedAdjustment(TopologySnapshot world, ServerView server) {
        this.world = world;
        this.server = server;
    }

    Outcome take(Adjustment step, Instance facts) {
        return switch (step) {
            case Adjustment.SkipTransaction skip ->
                done(SimulatedFacts.eachLink(
                        facts, link -> sql(link, new SqlThread(SqlState.RUNNING, ReplicationError.NONE))));
            case Adjustment.DelayReplication(var target, var by) ->
                done(SimulatedFacts.eachLink(facts, link -> delayed(link, by)));
            case Adjustment.AttachBy(var target, var attach) ->
                applied(SimulatedFacts.eachLink(facts, link -> attached(link, attach)));
            case Adjustment.InjectEmpty(var target, var transactions) ->
                done(SimulatedFacts.holding(facts, transactions));
            case Adjustment.ForgetErrant(var target, var kept) -> applied(holdingOnly(facts, kept));
            case Adjustment.FlushBinaryLogs flush -> done(facts);
            case Adjustment.PurgeBinaryLogs purge -> done(facts);
            case Adjustment.KillQuery kill -> done(facts);
            case Adjustment.ReplicateAt(var target, var source, var at) -> replicateAt(facts, source, at);
            case Adjustment.ApplyUntil(var target, var until, var atMost) ->
                reached(SimulatedFacts.eachLink(facts, link -> stoppedAt(link, until)), until);
            case Adjustment.WaitUntilReached(var target, var wanted, var atMost) ->
                reached(SimulatedFacts.eachLink(facts, link -> reaching(link, wanted)), wanted);
        };
    }

    private Outcome replicateAt(Instance facts, InstanceId id, BinlogPosition at) {
        Optional<Instance> upper = world.find(id).filter(ServerView::reachable).flatMap(ServerView::facts);
        if (upper.isEmpty() || upper.get().binaryLog().end().isEmpty()) {
            return failed(id + " does not answer, or has no binary log");
        }
        if (upper.get().binaryLog().end().get().compareTo(at) < 0) {
            return failed(at.text() + " is not in the log of " + id);
        }
        Optional<ReplicationLink> old = facts.links().stream().findFirst();
        if (old.isEmpty()) {
            return failed("it replicates from nobody");
        }
        String end = upper.get().binaryLog().position();
        ReplicationLink link = new ReplicationLink(
                old.get().channel(),
                new Source(
                        id,
                        upper.get().identity().uuid(),
                        upper.get().identity().serverId()),
                new IoThread(IoState.RUNNING, ReplicationError.NONE),
                new SqlThread(SqlState.RUNNING, ReplicationError.NONE),
                new Progress(new Received.ByFile(), end, end, new Lag.Known(Duration.ZERO)),
                attached(old.get(), Attach.FILE_POSITION).settings());
        return applied(SimulatedFacts.withLinks(facts, List.of(link)));
    }

    /** It receives up to there, if it receives at all, and applies it. */
    private static ReplicationLink reaching(ReplicationLink link, BinlogPosition wanted) {
        boolean runs = link.isReceiving() && link.sql().state() == SqlState.RUNNING;
        return runs ? at(link, wanted) : link;
    }

    private static ReplicationLink stoppedAt(ReplicationLink link, BinlogPosition until) {
        return sql(at(link, until), new SqlThread(SqlState.STOPPED, ReplicationError.NONE));
    }

    private static ReplicationLink at(ReplicationLink link, BinlogPosition wanted) {
        Progress before = link.progress();
        boolean isFurther = before.appliedPosition()
                .filter(position -> position.compareTo(wanted) >= 0)
                .isPresent();
        if (isFurther) {
            return link;
        }
        boolean received = before.readPosition()
                .filter(position -> position.compareTo(wanted) >= 0)
                .isPresent();
        Progress after =
                new Progress(before.retrieved(), received ? before.read() : wanted.text(), wanted.text(), before.lag());
        return new ReplicationLink(link.channel(), link.source(), link.io(), link.sql(), after, link.settings());
    }

    private Outcome reached(Instance facts, BinlogPosition wanted) {
        boolean all = facts.links().stream()
                .allMatch(link -> link.progress()
                        .appliedPosition()
                        .filter(position -> position.compareTo(wanted) >= 0)
                        .isPresent());
        return all ? done(facts) : failed("not applied up to " + wanted.text());
    }

    private static ReplicationLink delayed(ReplicationLink link, Duration by) {
        Settings s = link.settings();
        return settings(link, new Settings(s.attach(), by, s.filters(), s.tls(), s.heartbeat(), s.user()));
    }

    private static ReplicationLink attached(ReplicationLink link, Attach attach) {
        Settings s = link.settings();
        return settings(link, new Settings(attach, s.delay(), s.filters(), s.tls(), s.heartbeat(), s.user()));
    }

    private static ReplicationLink settings(ReplicationLink link, Settings settings) {
        return new ReplicationLink(link.channel(), link.source(), link.io(), link.sql(), link.progress(), settings);
    }

    private static ReplicationLink sql(ReplicationLink link, SqlThread sql) {
        return new ReplicationLink(link.channel(), link.source(), link.io(), sql, link.progress(), link.settings());
    }

    /** And goes on replicating. */
    private static Instance holdingOnly(Instance facts, GtidSet kept) {
        GtidState after = switch (facts.gtid()) {
            case GtidState.Off off -> off;
            case GtidState.Mysql mysql when kept instanceof MysqlGtidSet set -> new GtidState.Mysql(set, set);
            case GtidState.Mysql mysql -> mysql;
            case GtidState.MariaDb maria ->
                new GtidState.MariaDb(
                        maria.mode(),
                        maria.domain(),
                        maria.slavePosition(),
                        MariaDbGtidSet.EMPTY,
                        MariaDbGtidSet.EMPTY);
        };
        return SimulatedFacts.gtid(SimulatedFacts.eachLink(facts, SimulatedAdjustment::running), after);
    }

    private static ReplicationLink running(ReplicationLink link) {
        return SimulatedFacts.io(
                sql(link, new SqlThread(SqlState.RUNNING, ReplicationError.NONE)),
                new IoThread(IoState.RUNNING, ReplicationError.NONE));
    }

    /** I6. */
    private Outcome applied(Instance facts) {
        return server.hasUnapplied() ? failed("received transactions are unapplied (I6)") : done(facts);
    }

    private Outcome failed(String why) {
        return new Outcome(new StepResult.Failed(why), world);
    }

    private Outcome done(Instance facts) {
        Observation seen = new Observation.Reachable(facts, world.takenAt());
        return new Outcome(
                new StepResult.Done("simulated"),
                world.with(List.of(server.server().seenAs(seen)), world.takenAt()));
    }
}
