package dev.baton.plan;

import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.plan.SoFar.DonePhase;
import dev.baton.topology.Downtime;
import dev.baton.topology.GtidState;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Lag;
import dev.baton.topology.Observation;
import dev.baton.topology.ReplicationError;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.Attach;
import dev.baton.topology.ReplicationLink.Filters;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ReplicationLink.IoThread;
import dev.baton.topology.ReplicationLink.Progress;
import dev.baton.topology.ReplicationLink.Received;
import dev.baton.topology.ReplicationLink.Settings;
import dev.baton.topology.ReplicationLink.Source;
import dev.baton.topology.ReplicationLink.SqlState;
import dev.baton.topology.ReplicationLink.SqlThread;
import dev.baton.topology.ReplicationLink.Tls;
import dev.baton.topology.Server;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import dev.baton.topology.Writability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Predicts the world after a step, under the assumption that servers do what they are told and that nothing else
 * happens meanwhile. It gives the what-if of a cluster, and lets tests run any plan on any topology. Pure.
 */
public final class Simulator {

    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final int MOST_PHASES = 30;

    private Simulator() {}

    /** What a step leads to: its result, and the cluster afterwards. */
    public record Outcome(StepResult result, TopologySnapshot after) {}

    /** What a whole plan leads to: every decision in order, and the cluster afterwards. */
    public record Run(List<Decision> decisions, SoFar soFar, TopologySnapshot after) {
        public Run {
            decisions = List.copyOf(decisions);
        }
    }

    /** Runs a planner to its end. @throws IllegalStateException if it does not come to one */
    public static Run run(Planner planner, TopologySnapshot start) {
        List<Decision> decisions = new ArrayList<>();
        TopologySnapshot world = start;
        SoFar soFar = SoFar.NOTHING;
        while (decisions.size() < MOST_PHASES) {
            Decision decision = planner.decide(world, soFar);
            decisions.add(decision);
            if (!(decision instanceof Decision.Proceed(Phase phase))) {
                return new Run(decisions, soFar, world);
            }
            List<StepResult> results = new ArrayList<>();
            Set<InstanceId> failed = new HashSet<>();
            for (PlannedStep planned : phase.steps()) {
                Outcome outcome = failed.contains(planned.step().target())
                        ? new Outcome(new StepResult.Skipped("an earlier step failed"), world)
                        : apply(planned.step(), world);
                if (!outcome.result().succeeded()) {
                    failed.add(planned.step().target());
                }
                results.add(outcome.result());
                world = outcome.after();
            }
            soFar = soFar.and(new DonePhase(phase, results));
        }
        throw new IllegalStateException("the plan does not end: " + decisions.getLast());
    }

    /** The world after one step. */
    public static Outcome apply(Step step, TopologySnapshot world) {
        ServerView server = world.get(step.target());
        if (step instanceof Step.MarkLost(var target, var reason)) {
            Downtime lost = new Downtime("baton", reason, world.takenAt().plus(A_YEAR));
            Server marked = new Server(
                    target, server.server().observation(), server.server().rule(), lost);
            return new Outcome(new StepResult.Done("in downtime"), world.with(List.of(marked), world.takenAt()));
        }
        if (!server.reachable()) {
            return new Outcome(new StepResult.Failed(step.target() + " does not answer"), world);
        }
        return change(step, world, server);
    }

    private static Outcome change(Step step, TopologySnapshot world, ServerView server) {
        return switch (step) {
            case Step.StopReceiving stop -> links(world, server, link -> io(link, IoState.STOPPED));
            case Step.ReconnectToSource reconnect -> links(world, server, link -> reconnect(world, link));
            case Step.SeeNothingReceived(var target, var seen, var during) ->
                result(world, server.received().filter(seen::contains).isPresent(), "received nothing");
            case Step.WaitUntilApplied wait ->
                applicable(server)
                        ? changed(world, server, drained(server))
                        : failed(world, "the applying thread is broken");
            case Step.WaitUntilHolds(var target, var wanted, var atMost) ->
                result(
                        world,
                        server.held().filter(held -> held.contains(wanted)).isPresent(),
                        "holds all");
            case Step.StopReplication stop ->
                links(world, server, link -> sql(io(link, IoState.STOPPED), SqlState.STOPPED));
            case Step.StartReplication start -> links(world, server, link -> reconnect(world, link));
            case Step.ForgetSource forget ->
                server.hasUnapplied()
                        ? failed(world, "received transactions are unapplied")
                        : changed(world, server, withLinks(facts(server), List.of()));
            case Step.ReplicateFrom(var target, var source, var attach) ->
                server.hasUnapplied()
                        ? failed(world, "received transactions are unapplied")
                        : follow(world, server, world.get(source), attach);
            case Step.MakeReadOnly readOnly -> changed(world, server, writability(server, readOnlyState(server)));
            case Step.MakeWritable writable -> changed(world, server, writability(server, Writability.WRITABLE));
            case Step.MarkLost lost -> throw new IllegalStateException("handled before");
        };
    }

    private static Outcome links(TopologySnapshot world, ServerView server, UnaryOperator<ReplicationLink> change) {
        Instance facts = facts(server);
        return changed(
                world,
                server,
                withLinks(facts, facts.links().stream().map(change).toList()));
    }

    private static Outcome changed(TopologySnapshot world, ServerView server, Instance facts) {
        Server newer = server.server().seenAs(new Observation.Reachable(facts, world.takenAt()));
        return new Outcome(new StepResult.Done("simulated"), world.with(List.of(newer), world.takenAt()));
    }

    private static Outcome failed(TopologySnapshot world, String why) {
        return new Outcome(new StepResult.Failed(why), world);
    }

    private static Outcome result(TopologySnapshot world, boolean holds, String what) {
        return holds ? new Outcome(new StepResult.Done(what), world) : failed(world, "not so: " + what);
    }

    private static Instance facts(ServerView server) {
        return server.facts().orElseThrow();
    }

    private static ReplicationLink reconnect(TopologySnapshot world, ReplicationLink link) {
        boolean up = world.resolve(link.source())
                .flatMap(world::find)
                .filter(ServerView::reachable)
                .isPresent();
        return up ? io(link, IoState.RUNNING) : io(link, IoState.CONNECTING);
    }

    private static ReplicationLink io(ReplicationLink link, IoState state) {
        IoThread io = new IoThread(state, link.io().error());
        return new ReplicationLink(link.channel(), link.source(), io, link.sql(), link.progress(), link.settings());
    }

    private static ReplicationLink sql(ReplicationLink link, SqlState state) {
        SqlThread sql = new SqlThread(state, link.sql().error());
        return new ReplicationLink(link.channel(), link.source(), link.io(), sql, link.progress(), link.settings());
    }

    private static boolean applicable(ServerView server) {
        return facts(server).links().stream()
                .noneMatch(link -> link.sql().state() == SqlState.STOPPED
                        && link.sql().error().isPresent());
    }

    private static Instance drained(ServerView server) {
        Instance facts = facts(server);
        GtidState gtid = server.received()
                .map(received -> holding(facts.gtid(), received))
                .orElse(facts.gtid());
        List<ReplicationLink> links =
                facts.links().stream().map(Simulator::applied).toList();
        return withGtid(withLinks(facts, links), gtid);
    }

    private static ReplicationLink applied(ReplicationLink link) {
        Progress before = link.progress();
        Progress after = new Progress(before.retrieved(), before.read(), before.read(), new Lag.Known(Duration.ZERO));
        return sql(
                new ReplicationLink(link.channel(), link.source(), link.io(), link.sql(), after, link.settings()),
                SqlState.RUNNING);
    }

    private static Outcome follow(TopologySnapshot world, ServerView server, ServerView source, Attach attach) {
        Instance facts = facts(server);
        Instance upper = facts(source);
        Settings settings = facts.links().stream()
                .findFirst()
                .map(ReplicationLink::settings)
                .orElse(new Settings(attach, Duration.ZERO, Filters.NONE, Tls.OFF, Duration.ZERO, ""));
        GtidState holds = source.held().map(all -> merged(facts.gtid(), all)).orElse(facts.gtid());
        Received received = source.held().<Received>map(Received.Gtids::new).orElse(new Received.ByFile());
        String position = upper.binaryLog().position();
        ReplicationLink link = new ReplicationLink(
                "",
                new Source(
                        source.id(), upper.identity().uuid(), upper.identity().serverId()),
                new IoThread(IoState.RUNNING, ReplicationError.NONE),
                new SqlThread(SqlState.RUNNING, ReplicationError.NONE),
                new Progress(received, position, position, new Lag.Known(Duration.ZERO)),
                settings);
        return changed(world, server, withGtid(withLinks(facts, List.of(link)), holds));
    }

    private static GtidState merged(GtidState mine, GtidSet more) {
        return mine.held().map(held -> holding(mine, held.union(more))).orElse(mine);
    }

    private static GtidState holding(GtidState before, GtidSet all) {
        return switch (before) {
            case GtidState.Off off -> off;
            case GtidState.Mysql mysql ->
                new GtidState.Mysql(mysql.executed().union((MysqlGtidSet) all), mysql.purged());
            case GtidState.MariaDb maria -> {
                MariaDbGtidSet more = (MariaDbGtidSet) all;
                yield new GtidState.MariaDb(
                        maria.mode(),
                        maria.domain(),
                        maria.slavePosition().union(more),
                        maria.binlogPosition().union(more),
                        maria.binlogState().union(more));
            }
        };
    }

    private static Writability readOnlyState(ServerView server) {
        return facts(server).version().isMariaDb() ? Writability.READ_ONLY : Writability.SUPER_READ_ONLY;
    }

    private static Instance writability(ServerView server, Writability state) {
        Instance f = facts(server);
        return new Instance(
                f.id(),
                f.identity(),
                f.version(),
                state,
                f.binaryLog(),
                f.gtid(),
                f.links(),
                f.semiSync(),
                f.listedReplicas(),
                f.settings());
    }

    static Instance withLinks(Instance f, List<ReplicationLink> links) {
        return new Instance(
                f.id(),
                f.identity(),
                f.version(),
                f.writability(),
                f.binaryLog(),
                f.gtid(),
                links,
                f.semiSync(),
                f.listedReplicas(),
                f.settings());
    }

    private static Instance withGtid(Instance f, GtidState gtid) {
        return new Instance(
                f.id(),
                f.identity(),
                f.version(),
                f.writability(),
                f.binaryLog(),
                gtid,
                f.links(),
                f.semiSync(),
                f.listedReplicas(),
                f.settings());
    }
}
