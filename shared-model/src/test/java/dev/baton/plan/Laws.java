package dev.baton.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.topology.GtidState;
import dev.baton.topology.Instance;
import dev.baton.topology.InstanceId;
import dev.baton.topology.PromotionRule;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What no plan may ever do, whatever the world is like: the invariants by their numbers. Used by one thread. */
final class Laws {

    private final Request request;
    private final InstanceId origin;
    private final TopologySnapshot start;
    private final Set<InstanceId> family = new HashSet<>();
    private final Set<InstanceId> madeWritable = new HashSet<>();

    Laws(Request request, TopologySnapshot start) {
        this.request = request;
        this.start = start;
        this.origin = switch (request) {
            case Request.ReplaceDeadPrimary(var failed) -> failed;
            case Request.ReplaceDeadCoPrimary(var failed) -> failed;
            case Request.Failover(var failed, var target, var grounds) -> failed;
            case Request.RehangReplicas(var failed) -> failed;
            case Request.AdjustSemiSync(var primary, var extent) -> primary;
            case Request.RestoreWrites(var primary) -> primary;
            case Request.FenceReturned(var returned) -> returned;
            case Request.Rejoin(var returned) -> returned;
            case Request.Takeover(var primary, var target) -> primary;
            case Request.OfAddress address -> address.server();
            case Request.Rearrange(var move) -> move.from();
            case Request.Operate(var operation) -> operation.target();
        };
        start.find(origin).ifPresent(server -> server.replicas().forEach(replica -> family.add(replica.id())));
    }

    void check(Decision decision, TopologySnapshot world) {
        assertThat(PlanPrinter.print(decision))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).isNotBlank());
        switch (decision) {
            case Decision.Proceed(Phase phase) -> check(phase, world);
            case Decision.Refused(var reasons, var choice) ->
                assertThat(reasons).as("reasons").isNotEmpty();
            case Decision.Finished finished -> assertThat(finished.summary()).isNotBlank();
        }
    }

    private void check(Phase phase, TopologySnapshot world) {
        assertThat(phase.why()).as("reasons of " + phase.name()).isNotEmpty();
        assertThat(phase.steps())
                .as("steps of " + phase.name())
                .allSatisfy(planned ->
                        assertThat(world.find(planned.step().target())).isPresent());
        if (needsProof() && (phase.name() == Phase.Name.SETTLE || phase.name() == Phase.Name.PROMOTE)) {
            checkDead(phase.name(), world);
        }
    }

    private boolean needsProof() {
        return request instanceof Request.ReplaceDeadPrimary
                || request instanceof Request.ReplaceDeadCoPrimary
                || (request instanceof Request.Failover failover && failover.grounds() == Request.Grounds.PROOF);
    }

    private void checkDead(Phase.Name phase, TopologySnapshot world) {
        ServerView failed = world.get(origin);
        assertThat(failed.unreachable()).as("I7: dead at " + phase).isTrue();
        assertThat(world.votes().majorityAgainst(origin))
                .as("I7: votes at " + phase)
                .isTrue();
        List<ServerView> heard =
                failed.replicas().stream().filter(ServerView::reachable).toList();
        long receiving = heard.stream()
                .filter(replica -> replica.linkFrom(origin)
                        .filter(ReplicationLink::isReceiving)
                        .isPresent())
                .count();
        assertThat(receiving * 2).as("I7: receiving at " + phase).isLessThanOrEqualTo(heard.size());
    }

    /** What may not be done at this moment. */
    void check(Phase phase, Step step, TopologySnapshot world) {
        ServerView server = world.get(step.target());
        switch (step) {
            case Step.MakeWritable writable -> checkWritable(phase, server, world);
            case Step.ForgetSource forget -> checkApplied(server);
            case Step.ReplicateFrom follow ->
                checkApplied(server, server.links().size() > 1 ? new Channels.Only(follow.channel()) : Channels.ALL);
            case Step.ReconnectToSource reconnect -> checkApplied(server, reconnect.channels());
            case Step.StopReceiving harmless -> {}
            case Step.SeeNothingReceived harmless -> {}
            case Step.WaitUntilApplied harmless -> {}
            case Step.ApplyBacklog harmless -> {}
            case Step.WaitUntilHolds harmless -> {}
            case Step.StopReplication harmless -> {}
            case Step.StartReplication harmless -> {}
            case Step.MakeReadOnly harmless -> {}
            case Step.DetachReplica detach -> checkApplied(server);
            case Step.ReattachReplica reattach -> checkApplied(server);
            case Adjustment adjustment -> check(adjustment, server);
            case Step.EnableSemiSync harmless -> {}
            case Step.DisableSemiSync harmless -> {}
            case Step.CloneFrom overwrite -> checkReported(phase, overwrite, server);
            case Step.WaitUntilBack harmless -> {}
            case Step.MarkLost harmless -> {}
            case Step.RunHook harmless -> {}
            case Step.OnHost onHost -> AddressLaws.check(phase, onHost, world);
            case Step.NotePart harmless -> {}
            case Step.MarkReturned harmless -> {}
        }
    }

    /** Nothing is overwritten on a server that takes writes, nor without telling what it loses. */
    private static void checkReported(Phase phase, Step.CloneFrom step, ServerView server) {
        checkApplied(server);
        assertThat(server.reachable() && server.writable())
                .as("I1: overwritten while it takes writes")
                .isFalse();
        assertThat(phase.why())
                .as("I2: what is dropped is told before")
                .anyMatch(reason -> reason.text().contains(step.dropped().text()));
    }

    private static void check(Adjustment step, ServerView server) {
        switch (step) {
            case Adjustment.AttachBy attach -> checkApplied(server);
            case Adjustment.ForgetErrant forget -> checkApplied(server);
            case Adjustment.ReplicateAt follow -> checkApplied(server);
            case Adjustment.SkipTransaction harmless -> {}
            case Adjustment.DelayReplication harmless -> {}
            case Adjustment.InjectEmpty harmless -> {}
            case Adjustment.FlushBinaryLogs harmless -> {}
            case Adjustment.PurgeBinaryLogs harmless -> {}
            case Adjustment.KillQuery harmless -> {}
            case Adjustment.ApplyUntil harmless -> {}
            case Adjustment.WaitUntilReached harmless -> {}
        }
    }

    private static void checkApplied(ServerView server) {
        assertThat(server.reachable() && server.hasUnapplied())
                .as("I6: unapplied transactions on " + server.id())
                .isFalse();
    }

    /** What is received by other channels is not thrown away by this. */
    private static void checkApplied(ServerView server, Channels channels) {
        assertThat(server.reachable()
                        && server.links().stream()
                                .anyMatch(link -> channels.include(link.channel()) && server.hasUnapplied(link)))
                .as("I6: unapplied transactions on " + server.id())
                .isFalse();
    }

    private void checkWritable(Phase phase, ServerView server, TopologySnapshot world) {
        checkApplied(server);
        if (!request.isRecovery()) {
            assertThat(server.isReplica()).as("a replica that takes writes").isFalse();
            return;
        }
        if (phase.name() == Phase.Name.WRITES) {
            assertThat(world.servers())
                    .as("I1: others that take writes")
                    .noneMatch(other -> other.reachable()
                            && other.writable()
                            && !other.id().equals(server.id())
                            && !(other.links().isEmpty() && server.feedsTogetherWith(other)));
            return;
        }
        if (phase.name() == Phase.Name.UNDO) {
            assertThat(server.id()).as("I1: who gets the writes back").isEqualTo(origin);
            assertThat(madeWritable).as("I1: nobody else takes writes").noneMatch(id -> writable(world, id));
            return;
        }
        assertThat(server.id()).isNotEqualTo(origin);
        assertThat(server.server().rule()).as("I13").isNotEqualTo(PromotionRule.MUST_NOT);
        assertThat(madeWritable)
                .as("I1: others that take writes")
                .noneMatch(id -> !id.equals(server.id()) && writable(world, id));
        assertThat(world.get(origin).reachable() && world.get(origin).writable())
                .as("I1: the old primary takes writes")
                .isFalse();
        if (server.reachable()) {
            Stream.concat(family.stream(), Stream.of(origin))
                    .flatMap(id -> world.find(id).stream())
                    .filter(ServerView::reachable)
                    .filter(other -> !other.id().equals(origin) || !isLossTold(phase))
                    .forEach(other -> assertThat(lacks(server, other, origin))
                            .as("I2: lacks what " + other.id() + " has")
                            .isEmpty());
        }
        madeWritable.add(server.id());
    }

    /** At a person's word a living primary is left behind with what no replica received; then that is in the report. */
    private boolean isLossTold(Phase phase) {
        return request instanceof Request.Failover && phase.choice().loss() instanceof Loss.Transactions;
    }

    private static boolean writable(TopologySnapshot world, InstanceId id) {
        return world.get(id).writable();
    }

    private static Optional<GtidSet> lacks(ServerView server, ServerView other, InstanceId origin) {
        return server.held()
                .flatMap(held ->
                        genuine(other, origin).filter(held::sameFlavourAs).map(theirs -> theirs.minus(held)))
                .filter(more -> !more.isEmpty());
    }

    /** All but what it wrote itself. */
    private static Optional<GtidSet> genuine(ServerView server, InstanceId origin) {
        if (server.links().size() > 1) {
            // What it has by its other channels is nothing that the origin's successor has to hold.
            return GenuineTransactions.receivedBy(server, origin);
        }
        Instance facts = server.facts().orElseThrow();
        return switch (facts.gtid()) {
            case GtidState.Off off -> Optional.empty();
            case GtidState.Mysql mysql when server.links().isEmpty() -> server.held();
            case GtidState.Mysql mysql ->
                server.received()
                        .map(MysqlGtidSet.class::cast)
                        .map(all -> all.withoutServer(
                                UUID.fromString(facts.identity().uuid())));
            case GtidState.MariaDb mariaDb when server.links().isEmpty() -> server.held();
            case GtidState.MariaDb mariaDb ->
                Optional.of(server.links().stream()
                        .flatMap(link -> link.progress().retrieved().gtids().stream())
                        .reduce(mariaDb.slavePosition(), GtidSet::union));
        };
    }

    void checkEnd(Decision end, TopologySnapshot world, SoFar soFar) {
        if (!request.isRecovery()) {
            return;
        }
        assertThat(madeWritable.stream()
                        .filter(id -> world.get(id).reachable() && writable(world, id))
                        .count())
                .as("I1: servers that were made writable")
                .isLessThanOrEqualTo(1);
        if (!(request instanceof Request.Rejoin)) {
            start.servers().forEach(before -> checkOtherChannels(before, world.get(before.id())));
        }
        switch (end) {
            case Decision.Finished finished -> {
                checkFinished(finished, world);
                if (RecoveryHistory.Kind.of(request) == RecoveryHistory.Kind.PROMOTION) {
                    AddressLaws.checkFinished(finished, world);
                }
            }
            case Decision.Refused refused -> {
                checkRefused(refused, world, soFar);
                AddressLaws.checkRefused(refused, origin, start, world);
            }
            case Decision.Proceed proceed -> throw new IllegalStateException("not the end");
        }
    }

    private void checkFinished(Decision.Finished finished, TopologySnapshot world) {
        if (request instanceof Request.RehangReplicas) {
            checkRehung(finished, world);
            return;
        }
        if (RecoveryHistory.Kind.of(request) != RecoveryHistory.Kind.PROMOTION) {
            return;
        }
        String left =
                String.join("\n", finished.left().stream().map(Reason::text).toList());
        List<InstanceId> all = new ArrayList<>(family);
        if (request instanceof Request.Takeover) {
            all.add(origin);
        }
        all.stream()
                .filter(id -> !id.equals(finished.primary()))
                .flatMap(id -> world.find(id).stream())
                .filter(ServerView::reachable)
                .forEach(server -> assertThat(follows(server, finished.primary())
                                || server.lostInRecovery()
                                || left.contains(server.id().toString()))
                        .as("I8: " + server.id() + " is brought along or listed")
                        .isTrue());
        if (!(request instanceof Request.Takeover)) {
            all.forEach(id -> checkDetached(world.get(id), left));
        }
    }

    /** Of a server with several channels only the one from the lost source gets another. */
    private void checkOtherChannels(ServerView before, ServerView after) {
        if (before.links().size() < 2 || before.id().equals(origin)) {
            return;
        }
        before.links().stream()
                .filter(link -> before.linkFrom(origin).filter(link::equals).isEmpty())
                .forEach(link -> assertThat(after.links())
                        .as("another channel of " + before.id())
                        .anyMatch(now -> now.channel().equals(link.channel())
                                && now.source().id().equals(link.source().id())));
    }

    /** Who was left behind by this recovery does not follow the old primary when that comes back, unless that is told. */
    private void checkDetached(ServerView server, String left) {
        boolean wasLost = server.lostInRecovery() && !start.get(server.id()).lostInRecovery();
        boolean couldBe = wasLost
                && server.reachable()
                && !server.hasUnapplied()
                && server.links().size() == 1;
        if (couldBe && server.linkFrom(origin).isPresent()) {
            assertThat(left)
                    .as("I8: " + server.id() + " is detached, or it is told why not")
                    .containsAnyOf(
                            "detach " + server.id() + " ",
                            server.id() + " is in downtime, lost-in-recovery: it does not answer",
                            server.id() + " is in downtime, lost-in-recovery: it does not let us in",
                            server.id() + " has unapplied transactions",
                            "applying stopped on " + server.id());
        }
    }

    /** Each follows somebody who answers, and nobody that follows it. */
    private void checkRehung(Decision.Finished finished, TopologySnapshot world) {
        String left =
                String.join("\n", finished.left().stream().map(Reason::text).toList());
        family.stream()
                .flatMap(id -> world.find(id).stream())
                .filter(ServerView::reachable)
                .filter(server -> !receives(server) || server.linkFrom(origin).isPresent())
                .filter(server -> !isReceiving(start.get(server.id())))
                .forEach(server -> assertThat(left)
                        .as("I8: " + server.id() + " has a source or is listed")
                        .contains(server.id().toString()));
        family.forEach(id ->
                assertThat(isBelowItself(world, id)).as("a loop through " + id).isEqualTo(isBelowItself(start, id)));
    }

    private static boolean isReceiving(ServerView server) {
        return server.links().stream().anyMatch(ReplicationLink::isReceiving);
    }

    private static boolean isBelowItself(TopologySnapshot world, InstanceId id) {
        Set<InstanceId> seen = new HashSet<>();
        ServerView at = world.get(id);
        while (!at.sources().isEmpty() && seen.add(at.id())) {
            at = at.sources().getFirst();
            if (at.id().equals(id)) {
                return true;
            }
        }
        return false;
    }

    private static boolean follows(ServerView server, InstanceId primary) {
        return server.linkFrom(primary).filter(ReplicationLink::isReceiving).isPresent();
    }

    private void checkRefused(Decision.Refused refused, TopologySnapshot world, SoFar soFar) {
        String told =
                String.join("\n", refused.reasons().stream().map(Reason::text).toList());
        family.stream()
                .flatMap(id -> world.find(id).stream())
                .filter(ServerView::reachable)
                .filter(server -> !told.contains(server.id().toString()))
                .forEach(server -> assertThat(receives(server))
                        .as("I8: " + server.id() + " receives as before, or is told of")
                        .isEqualTo(receives(start.get(server.id())) || (receives(server) && server.reachable())));
        if (start.get(origin).writable()
                && world.get(origin).reachable()
                && !soFar.phases().isEmpty()) {
            assertThat(world.get(origin).writable() || told.contains(origin + " "))
                    .as("I8: the old primary takes writes again, or is told of")
                    .isTrue();
        }
    }

    /** It receives or tries to. */
    private static boolean receives(ServerView server) {
        return server.links().stream().anyMatch(link -> link.io().state() != IoState.STOPPED);
    }
}
