package dev.baton.plan;

import dev.baton.analysis.ErrantTransactions;
import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.plan.Simulator.Outcome;
import dev.baton.topology.BinaryLog.Writing;
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
import dev.baton.topology.SemiSync.Role;
import dev.baton.topology.Server;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import dev.baton.topology.Writability;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What one step does to one server: the same refusals and the same effects as on a real one, as far as facts tell. */
final class SimulatedStep {

    private static final Duration A_YEAR = Duration.ofDays(365);

    /** {@code CR_CONN_HOST_ERROR}, and what a source answers to a replica that it cannot serve. */
    private static final ReplicationError CANNOT_CONNECT = new ReplicationError(2003, "error connecting to source");

    private static final ReplicationError CANNOT_SERVE =
            new ReplicationError(1236, "the source has no such place in its binary log");

    private final TopologySnapshot world;
    private final ServerView server;

    SimulatedStep(TopologySnapshot world, ServerView server) {
        this.world = world;
        this.server = server;
    }

    Outcome take(Step step) {
        if (step instanceof Step.MarkLost(var target, var reason)) {
            Downtime lost = new Downtime("baton", reason, world.takenAt().plus(A_YEAR));
            return done(new Server(
                    target, server.server().observation(), server.server().rule(), lost));
        }
        if (step instanceof Step.RunHook) {
            return new Outcome(new StepResult.Done("assumed to succeed"), world);
        }
        if (step instanceof Step.OnHost onHost) {
            return new SimulatedHost(world, server).take(onHost);
        }
        if (step instanceof Step.NotePart(var target, var mount)) {
            return new SimulatedHost(world, server).note(mount.address());
        }
        if (step instanceof Step.MarkReturned(var target)) {
            return done(new Server(
                    target, server.server().observation(), server.server().rule(), Downtime.NONE));
        }
        return server.facts()
                .filter(facts -> server.reachable())
                .map(facts -> change(step, facts))
                .orElseGet(() -> failed(step.target() + " does not answer"));
    }

    private Outcome change(Step step, Instance facts) {
        return switch (step) {
            case Step.StopReceiving(var target, var channels) ->
                done(each(facts, channels, link -> SimulatedFacts.io(link, IoState.STOPPED)));
            case Step.ReconnectToSource(var target, var within, var channels) -> reconnect(facts, channels);
            case Step.SeeNothingReceived(var target, var seen, var during, var channels) ->
                seen(server.received()
                        .filter(received -> received.sameFlavourAs(seen) && !seen.contains(received))
                        .isEmpty());
            case Step.WaitUntilApplied(var target, var atMost, var channels) -> drain(facts, atMost, channels);
            case Step.ApplyBacklog(var target, var held, var atMost, var channels) -> drain(facts, atMost, channels);
            case Step.WaitUntilHolds(var target, var wanted, var atMost) -> waitUntilHolds(facts, wanted);
            case Step.StopReplication stop ->
                done(SimulatedFacts.eachLink(
                        facts, link -> SimulatedFacts.sql(SimulatedFacts.io(link, IoState.STOPPED), SqlState.STOPPED)));
            case Step.StartReplication(var target, var channels) -> start(facts, channels);
            case Step.ForgetSource forget ->
                server.hasUnapplied() ? unapplied() : done(SimulatedFacts.withLinks(facts, List.of()));
            case Step.ReplicateFrom replicate -> replicateFrom(facts, replicate);
            case Adjustment adjustment -> new SimulatedAdjustment(world, server).take(adjustment, facts);
            case Step.MakeReadOnly readOnly ->
                done(SimulatedFacts.writability(
                        facts, facts.version().isMariaDb() ? Writability.READ_ONLY : Writability.SUPER_READ_ONLY));
            case Step.MakeWritable writable -> done(SimulatedFacts.writability(facts, Writability.WRITABLE));
            case Step.DetachReplica detach -> detach(facts);
            case Step.ReattachReplica reattach -> reattach(facts);
            case Step.EnableSemiSync(var target, var side) -> done(SimulatedFacts.semiSync(facts, side, Role.ACTIVE));
            case Step.DisableSemiSync(var target, var side) -> done(SimulatedFacts.semiSync(facts, side, Role.OFF));
            case Step.CloneFrom(var target, var donor, var dropped, var atMost) -> cloneFrom(facts, donor, dropped);
            case Step.WaitUntilBack back -> done(facts);
            case Step.NotePart note -> throw new IllegalStateException("taken before");
            case Step.MarkReturned returned -> throw new IllegalStateException("taken before");
            case Step.MarkLost lost -> throw new IllegalStateException("taken before");
            case Step.RunHook hook -> throw new IllegalStateException("taken before");
            case Step.OnHost onHost -> throw new IllegalStateException("taken before");
        };
    }

    /** The donor's data, and its place below its source; writable again, as a server without persisted settings is. */
    private Outcome cloneFrom(Instance facts, InstanceId donor, GtidSet dropped) {
        Optional<Instance> theirs =
                world.find(donor).filter(ServerView::reachable).flatMap(ServerView::facts);
        if (theirs.isEmpty()) {
            return failed(donor + " does not answer");
        }
        boolean losesMore = ErrantTransactions.heldOnlyBy(server, world.get(donor))
                .filter(own -> dropped.contains(own))
                .isEmpty();
        return losesMore
                ? failed("it holds more than was reported")
                : done(SimulatedFacts.writability(
                        SimulatedFacts.gtid(
                                SimulatedFacts.withLinks(facts, theirs.get().links()),
                                theirs.get().gtid()),
                        Writability.WRITABLE));
    }

    private Outcome detach(Instance facts) {
        return server.hasUnapplied() ? unapplied() : done(SimulatedFacts.eachLink(facts, SimulatedFacts::detached));
    }

    private Outcome reattach(Instance facts) {
        if (server.hasUnapplied()) {
            return unapplied();
        }
        return start(SimulatedFacts.eachLink(facts, SimulatedFacts::reattached), Channels.ALL);
    }

    private static Instance each(Instance facts, Channels channels, UnaryOperator<ReplicationLink> change) {
        return SimulatedFacts.eachLink(facts, link -> channels.include(link.channel()) ? change.apply(link) : link);
    }

    private boolean hasUnapplied(Instance facts, Channels channels) {
        return facts.links().stream()
                .filter(link -> channels.include(link.channel()))
                .anyMatch(link -> server.hasUnapplied(link));
    }

    private Outcome reconnect(Instance facts, Channels channels) {
        return hasUnapplied(facts, channels)
                ? unapplied()
                : connected(each(facts, channels, this::connecting), channels);
    }

    private Outcome start(Instance facts, Channels channels) {
        return connected(
                each(facts, channels, link -> SimulatedFacts.sql(connecting(link), SqlState.RUNNING)), channels);
    }

    /** The thread is on in any case; the step has failed if it did not connect. */
    private Outcome connected(Instance facts, Channels channels) {
        boolean all = facts.links().stream()
                .filter(link -> channels.include(link.channel()))
                .allMatch(ReplicationLink::isReceiving);
        return all ? done(facts) : new Outcome(new StepResult.Failed("cannot connect"), after(seen(facts)));
    }

    private ReplicationLink connecting(ReplicationLink link) {
        boolean up = world.resolve(link.source())
                .flatMap(world::find)
                .filter(ServerView::reachable)
                .isPresent();
        return SimulatedFacts.io(
                link,
                up
                        ? new IoThread(IoState.RUNNING, ReplicationError.NONE)
                        : new IoThread(IoState.CONNECTING, CANNOT_CONNECT));
    }

    private Outcome drain(Instance facts, Duration atMost, Channels channels) {
        if (!hasUnapplied(facts, channels)) {
            return done(facts);
        }
        List<ReplicationLink> drained = facts.links().stream()
                .filter(link -> channels.include(link.channel()))
                .toList();
        for (ReplicationLink link : drained) {
            if (link.sql().state() == SqlState.STOPPED && link.sql().error().isPresent()) {
                return failed("applying stopped: " + Saying.error(link.sql().error()));
            }
            if (link.settings().delay().compareTo(atMost) > 0) {
                return failed("not all applied after " + PlanPrinter.say(atMost));
            }
        }
        Instance applied = each(facts, channels, SimulatedStep::applied);
        return done(drained.stream()
                .flatMap(link -> link.progress().retrieved().gtids().stream())
                .reduce(GtidSet::union)
                .map(received -> SimulatedFacts.holding(applied, received))
                .orElse(applied));
    }

    private static ReplicationLink applied(ReplicationLink link) {
        Progress before = link.progress();
        Progress after = new Progress(before.retrieved(), before.read(), before.read(), new Lag.Known(Duration.ZERO));
        SqlThread running = new SqlThread(SqlState.RUNNING, ReplicationError.NONE);
        return new ReplicationLink(link.channel(), link.source(), link.io(), running, after, link.settings());
    }

    /** What it has received it applies, and what its source holds it receives. */
    private Outcome waitUntilHolds(Instance facts, GtidSet wanted) {
        Instance later = facts;
        for (ReplicationLink link : facts.links()) {
            if (link.sql().state() == SqlState.RUNNING
                    && link.settings().delay().isZero()) {
                later = link.progress().retrieved().gtids().isPresent()
                        ? SimulatedFacts.holding(
                                later, link.progress().retrieved().gtids().get())
                        : later;
                later = sourceOf(link).isPresent()
                        ? SimulatedFacts.holding(later, sourceOf(link).get())
                        : later;
            }
        }
        return later.gtid().held().filter(held -> held.contains(wanted)).isPresent()
                ? done(later)
                : failed("does not hold all of it");
    }

    private Optional<GtidSet> sourceOf(ReplicationLink link) {
        return world.resolve(link.source())
                .flatMap(world::find)
                .filter(source -> link.isReceiving() && source.reachable())
                .flatMap(ServerView::held);
    }

    private Outcome replicateFrom(Instance facts, Step.ReplicateFrom step) {
        boolean isMeant = facts.links().size() < 2
                || facts.links().stream().anyMatch(link -> link.channel().equals(step.channel()));
        if (!isMeant) {
            return failed("it receives by " + facts.links().size() + " channels");
        }
        Channels channels = facts.links().size() < 2 ? Channels.ALL : new Channels.Only(step.channel());
        if (hasUnapplied(facts, channels)) {
            return unapplied();
        }
        ServerView source = world.get(step.source());
        Optional<Instance> upper = source.facts();
        if (upper.isEmpty()) {
            return failed("nothing is known of " + step.source());
        }
        ReplicationLink link = link(facts, upper.get(), step);
        if (!source.reachable()) {
            return stuck(facts, link, new IoThread(IoState.CONNECTING, CANNOT_CONNECT));
        }
        if (!serves(upper.get(), facts)) {
            return stuck(facts, link, new IoThread(IoState.STOPPED, CANNOT_SERVE));
        }
        Instance following = SimulatedFacts.withLink(facts, link);
        return done(upper.get()
                .gtid()
                .held()
                .map(all -> SimulatedFacts.holding(following, all))
                .orElse(following));
    }

    /** MySQL needs the transactions that are missing in its log; MariaDB needs the place where the replica stands. */
    private static boolean serves(Instance source, Instance replica) {
        if (source.binaryLog().writing() == Writing.OFF) {
            return false;
        }
        return switch (source.gtid()) {
            case GtidState.Mysql upper ->
                replica.gtid() instanceof GtidState.Mysql lower
                        && lower.executed().contains(upper.purged());
            case GtidState.MariaDb upper ->
                replica.gtid().held().filter(held -> hasPlace(upper, held)).isPresent();
            case GtidState.Off off -> replica.gtid() instanceof GtidState.Off;
        };
    }

    private static boolean hasPlace(GtidState.MariaDb source, GtidSet replica) {
        MariaDbGtidSet known = source.slavePosition().union(source.binlogPosition());
        return replica instanceof MariaDbGtidSet position
                && known.contains(MariaDbGtidSet.of(position.position().gtids().stream()
                        .filter(gtid -> known.domains().contains(gtid.domain()))
                        .toList()));
    }

    private static ReplicationLink link(Instance facts, Instance upper, Step.ReplicateFrom step) {
        Attach attach = step.attach();
        Optional<ReplicationLink> old = facts.links().stream()
                .filter(link -> facts.links().size() == 1 || link.channel().equals(step.channel()))
                .findFirst();
        Settings before = old.map(ReplicationLink::settings)
                .orElse(new Settings(attach, Duration.ZERO, Filters.NONE, Tls.OFF, Duration.ZERO, ""));
        Settings settings =
                new Settings(attach, before.delay(), before.filters(), before.tls(), before.heartbeat(), before.user());
        Received received =
                upper.gtid().held().<Received>map(Received.Gtids::new).orElse(new Received.ByFile());
        String position = upper.binaryLog().position();
        return new ReplicationLink(
                old.map(ReplicationLink::channel).orElse(""),
                new Source(upper.id(), upper.identity().uuid(), upper.identity().serverId()),
                new IoThread(IoState.RUNNING, ReplicationError.NONE),
                new SqlThread(SqlState.RUNNING, ReplicationError.NONE),
                new Progress(received, position, position, new Lag.Known(Duration.ZERO)),
                settings);
    }

    /** The source is another one now, but nothing comes from it. */
    private Outcome stuck(Instance facts, ReplicationLink link, IoThread io) {
        Received nothing =
                facts.gtid().held().<Received>map(Received.Gtids::new).orElse(new Received.ByFile());
        Progress progress = new Progress(nothing, "", "", new Lag.Unknown());
        ReplicationLink idle =
                new ReplicationLink(link.channel(), link.source(), io, link.sql(), progress, link.settings());
        return new Outcome(
                new StepResult.Failed(io.error().message()), after(seen(SimulatedFacts.withLink(facts, idle))));
    }

    private Outcome unapplied() {
        return failed("received transactions are unapplied (I6)");
    }

    private Outcome seen(boolean nothing) {
        return nothing ? new Outcome(new StepResult.Done("received nothing"), world) : failed("received more");
    }

    private Outcome failed(String why) {
        return new Outcome(new StepResult.Failed(why), world);
    }

    private Outcome done(Instance facts) {
        return done(seen(facts));
    }

    private Outcome done(Server newer) {
        return new Outcome(new StepResult.Done("simulated"), after(newer));
    }

    private Server seen(Instance facts) {
        return server.server().seenAs(new Observation.Reachable(facts, world.takenAt()));
    }

    private TopologySnapshot after(Server newer) {
        return world.with(List.of(newer), world.takenAt());
    }
}
