package dev.baton.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.gtid.GtidSet;
import dev.baton.plan.Moves.Meant;
import dev.baton.plan.Operation.Act;
import dev.baton.scenario.RandomTopology;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What no move and no operation does to any cluster: a replica that receives from nobody afterwards, a circle, a second
 * writer, a transaction that is gone. Each step of each plan is checked on its way by {@link Laws} (I6).
 */
class MoveLawsTest {

    private static final int SEEDS = 2_000;
    private static final List<Function<Two, Meant>> ALL = List.of(
            two -> two.moves().relocate(two.first(), two.second()),
            two -> two.moves().relocateReplicas(two.first(), two.second(), ""),
            two -> two.moves().moveUp(two.first()),
            two -> two.moves().moveUpReplicas(two.first(), ""),
            two -> two.moves().moveBelow(two.first(), two.second()),
            two -> two.moves().repoint(two.first()),
            two -> two.moves().repointReplicas(two.first(), ""),
            two -> two.moves().takeSiblings(two.first()),
            two -> two.moves().takeSource(two.first()),
            two -> two.moves().makeCoPrimary(two.first()),
            two -> two.moves().regroupReplicas(two.first()));

    /** Two servers of a cluster, which may be one. */
    private record Two(Moves moves, InstanceId first, InstanceId second) {}

    @Test
    void everyMoveReachesItsShapeOrLeavesEverythingAsItWas() {
        RandomTopology.forEach(SEEDS, scenario -> {
            TopologySnapshot start = scenario.snapshot();
            moves(start).forEach(move -> {
                SimulatedRun run = SimulatedRun.of(new Request.Rearrange(move), start, Mishap.NONE);
                check(move, start, run);
            });
        });
    }

    @Test
    void whateverStepFailsNobodyIsLeftWithoutASourceUntold() {
        RandomTopology.forEach(SEEDS / 4, scenario -> {
            TopologySnapshot start = scenario.snapshot();
            moves(start).forEach(move -> {
                Request request = new Request.Rearrange(move);
                int steps = SimulatedRun.of(request, start, Mishap.NONE).steps();
                for (int which = 0; which < Math.min(steps, 8); which++) {
                    check(move, start, SimulatedRun.of(request, start, Mishaps.stepFails(which)));
                    check(move, start, SimulatedRun.of(request, start, Mishaps.answerIsLost(which)));
                }
            });
        });
    }

    @Test
    void everyOperationEndsAndLosesNothing() {
        RandomTopology.forEach(SEEDS / 2, scenario -> {
            TopologySnapshot start = scenario.snapshot();
            for (ServerView server : start.servers()) {
                for (Act act : Act.values()) {
                    Request request = new Request.Operate(new Operation.Simple(server.id(), act));
                    SimulatedRun run = SimulatedRun.of(request, start, Mishap.NONE);
                    checkNothingIsLost(start, run.world());
                    checkWriters(start, run.world());
                }
            }
        });
    }

    private static List<Move> moves(TopologySnapshot start) {
        SplittableRandom random = new SplittableRandom(start.servers().hashCode());
        List<ServerView> servers = start.servers();
        Two two = new Two(
                new Moves(start),
                servers.get(random.nextInt(servers.size())).id(),
                servers.get(random.nextInt(servers.size())).id());
        return ALL.stream()
                .map(wish -> wish.apply(two))
                .flatMap(meant -> meant instanceof Meant.Clear(Move move) ? Stream.of(move) : Stream.of())
                .toList();
    }

    private static void check(Move move, TopologySnapshot start, SimulatedRun run) {
        TopologySnapshot end = run.world();
        checkNothingIsLost(start, end);
        checkWriters(start, end);
        start.servers().forEach(server -> checkSources(server, end, run));
        if (!(move instanceof Move.MakeCoPrimary)) {
            start.servers().stream()
                    .filter(server -> !MoveRules.isBelow(server, server.id()))
                    .forEach(server -> assertThat(MoveRules.isBelow(end.get(server.id()), server.id()))
                            .as(server.id() + " replicates from itself, in a circle")
                            .isFalse());
        }
    }

    /** Who received still does, or is told of; and has as many channels as before. */
    private static void checkSources(ServerView before, TopologySnapshot end, SimulatedRun run) {
        ServerView after = end.get(before.id());
        if (!(run.request() instanceof Request.Rearrange(Move.MakeCoPrimary make))) {
            assertThat(after.links()).as("channels of " + before.id()).hasSameSizeAs(before.links());
        }
        boolean received = before.links().stream().anyMatch(MoveLawsTest::isOn);
        boolean receives = after.links().stream().anyMatch(MoveLawsTest::isOn);
        assertThat(!received || receives || run.told().contains(before.id().toString()))
                .as(before.id() + " receives, or is told of")
                .isTrue();
    }

    private static boolean isOn(ReplicationLink link) {
        return link.io().state() != IoState.STOPPED;
    }

    private static void checkWriters(TopologySnapshot start, TopologySnapshot end) {
        List<InstanceId> more = new ArrayList<>(writers(end));
        more.removeAll(writers(start));
        assertThat(more.size()
                        + (more.isEmpty()
                                ? 0
                                : writers(start).stream()
                                        .filter(id -> !start.get(id).isReplica()
                                                && !start.get(id).downtimed())
                                        .count()))
                .as("I1: those that take writes")
                .isLessThanOrEqualTo(1);
    }

    private static List<InstanceId> writers(TopologySnapshot world) {
        return world.servers().stream()
                .filter(server -> server.reachable() && server.writable())
                .map(ServerView::id)
                .toList();
    }

    /** Whatever anybody held, or had received, somebody holds; but for what was forgotten on purpose. */
    private static void checkNothingIsLost(TopologySnapshot start, TopologySnapshot end) {
        for (ServerView before : start.servers()) {
            Optional<GtidSet> genuine =
                    before.reachable() ? GenuineTransactions.receivedBy(before, before.id()) : Optional.empty();
            genuine.ifPresent(all -> assertThat(end.get(before.id())
                            .received()
                            .filter(held -> held.sameFlavourAs(all) && held.contains(all))
                            .isPresent())
                    .as("I6: " + before.id() + " holds what it had received")
                    .isTrue());
        }
    }
}
