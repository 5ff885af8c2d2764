package dev.baton.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.plan.Phase.Name;
import dev.baton.scenario.Scenario;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What becomes of a takeover when something goes wrong on its way; what it is when nothing does, scenarios tell. */
class TakeoverPlannerTest {

    private static final InstanceId P1 = InstanceId.parse("p1");
    private static final InstanceId R1 = InstanceId.parse("r1");
    private static final InstanceId R2 = InstanceId.parse("r2");
    private static final String WELL = "p1 primary 8.4.6\nr1 <- p1\nr2 <- p1\n";
    private static final String ONE_REPLICA = "p1 primary 8.4.6\nr1 <- p1\n";

    @Test
    void aSiblingThatCannotBeSettledStopsItAndReceivesAgain() {
        SimulatedRun run = run(WELL, Mishaps.fails(step -> step instanceof Step.WaitUntilApplied));

        assertThat(run.phases()).containsExactly(Name.SETTLE, Name.UNDO);
        assertThat(run.world().get(R2).replicating()).isTrue();
        assertThat(run.world().get(P1).writable()).isTrue();
    }

    @Test
    void aSiblingThatCannotFollowTheTargetGoesBackToThePrimary() {
        SimulatedRun run = run(
                WELL,
                Mishaps.fails(step -> step instanceof Step.ReplicateFrom(var id, var source, var how, var channel)
                        && source.equals(R1)));

        assertThat(run.phases()).containsExactly(Name.SETTLE, Name.SIBLINGS, Name.UNDO);
        assertThat(run.world().get(R2).linkFrom(P1)).get().matches(link -> link.isReplicating());
    }

    @Test
    void whereTheFenceFailsTheSiblingsBelowTheTargetAreToldOf() {
        SimulatedRun run = run(WELL, Mishaps.fails(step -> step instanceof Step.MakeReadOnly));

        assertThat(run.phases()).containsExactly(Name.SETTLE, Name.SIBLINGS, Name.FENCE, Name.UNDO);
        assertThat(run.world().get(P1).writable()).isTrue();
        assertThat(run.refusals())
                .containsExactly(
                        "failed step: make p1:3306 read-only: by mishap",
                        "moved: r2:3306 replicates from r1:3306 now, and stays there");
    }

    @Test
    void aTargetThatDiesBeforeTheFenceStopsItWithoutAGap() {
        SimulatedRun run = run(WELL, Mishaps.dies(R1, 2));

        assertThat(run.phases()).doesNotContain(Name.FENCE);
        assertThat(run.refusals()).first().asString().startsWith("target lost: r1:3306 does not answer");
        assertThat(run.refusals()).anySatisfy(told -> assertThat(told).startsWith("moved: r2:3306"));
    }

    @Test
    void whereTheLastTransactionDoesNotArriveTheWritesAreGivenBack() {
        SimulatedRun run = run(ONE_REPLICA, Mishaps.fails(step -> step instanceof Step.WaitUntilHolds));

        assertThat(run.phases()).containsExactly(Name.FENCE, Name.DRAIN, Name.UNDO);
        assertThat(run.world().get(P1).writable()).isTrue();
    }

    @Test
    void whereReplicationCannotBeStoppedTheWritesAreGivenBack() {
        SimulatedRun run = run(ONE_REPLICA, Mishaps.fails(step -> step instanceof Step.StopReplication));

        assertThat(run.phases()).containsExactly(Name.FENCE, Name.DRAIN, Name.PROMOTE, Name.UNDO);
        assertThat(run.world().get(P1).writable()).isTrue();
        assertThat(run.refusals()).containsExactly("failed step: stop replication on r1:3306: by mishap");
    }

    @Test
    void aTargetThatForgotItsSourceInVainReplicatesAgain() {
        SimulatedRun run = run(ONE_REPLICA, Mishaps.answerIsLost(step -> step instanceof Step.ForgetSource));

        assertThat(run.phases()).containsExactly(Name.FENCE, Name.DRAIN, Name.PROMOTE, Name.UNDO);
        assertThat(run.world().get(P1).writable()).isTrue();
        assertThat(run.world().get(R1).replicating()).isTrue();
    }

    @Test
    void whereTheTargetDoesNotBecomeWritableItIsFencedBeforeTheWritesAreGivenBack() {
        SimulatedRun run = run(ONE_REPLICA, Mishaps.fails(makesWritable(R1)));

        assertThat(run.phases()).containsExactly(Name.FENCE, Name.DRAIN, Name.PROMOTE, Name.FENCE, Name.UNDO);
        assertThat(run.world().get(P1).writable()).isTrue();
        assertThat(run.world().get(R1).writable()).isFalse();
        assertThat(run.world().get(R1).replicating()).isTrue();
    }

    @Test
    void aPromotionWhoseAnswerIsLostIsGoneOnWith() {
        SimulatedRun run = run(ONE_REPLICA, Mishaps.answerIsLost(makesWritable(R1)));

        assertThat(run.phases()).containsExactly(Name.FENCE, Name.DRAIN, Name.PROMOTE, Name.DEMOTE);
        assertThat(run.primary()).isEqualTo(R1);
    }

    @Test
    void whereTheTargetMayBeWritableAndIsLostTheOldPrimaryStaysReadOnly() {
        Mishap lost = Mishaps.both(Mishaps.answerIsLost(makesWritable(R1)), Mishaps.dies(R1, 3));

        SimulatedRun run = run(ONE_REPLICA, lost);

        assertThat(run.phases()).containsExactly(Name.FENCE, Name.DRAIN, Name.PROMOTE);
        assertThat(run.refusals()).first().asString().startsWith("half promoted: r1:3306 was told to take writes");
        assertThat(run.world().get(P1).writable()).isFalse();
    }

    @Test
    void whereTheTargetCannotBeFencedTheOldPrimaryStaysReadOnly() {
        Mishap stubborn = Mishaps.fails(makesWritable(R1)
                .or(step -> step instanceof Step.MakeReadOnly readOnly
                        && readOnly.target().equals(R1)));

        SimulatedRun run = run(ONE_REPLICA, stubborn);

        assertThat(run.phases()).containsExactly(Name.FENCE, Name.DRAIN, Name.PROMOTE, Name.FENCE);
        assertThat(run.world().get(P1).writable()).isFalse();
    }

    @Test
    void aPrimaryThatWasReadOnlyBeforeStaysReadOnlyWhereItFails() {
        SimulatedRun run = run(
                ONE_REPLICA.replace("8.4.6", "8.4.6 super-read-only"),
                Mishaps.fails(step -> step instanceof Step.StopReplication));

        assertThat(run.phases()).containsExactly(Name.DRAIN, Name.PROMOTE);
        assertThat(run.world().get(P1).writable()).isFalse();
    }

    @Test
    void aPrimaryThatSomebodyMadeWritableMeanwhileKeepsItsPart() {
        SimulatedRun run = run(
                ONE_REPLICA,
                Mishaps.after(
                        2,
                        world -> Simulator.apply(new Step.MakeWritable(P1), world)
                                .after()));

        assertThat(run.phases()).containsExactly(Name.FENCE, Name.DRAIN, Name.UNDO);
        assertThat(run.refusals()).first().asString().startsWith("not fenced: p1:3306 takes writes again");
    }

    @Test
    void anOldPrimaryThatDiesOnceAllIsAppliedDoesNotStopIt() {
        SimulatedRun run = run(ONE_REPLICA, Mishaps.dies(P1, 2));

        assertThat(run.primary()).isEqualTo(R1);
        assertThat(run.left()).anySatisfy(left -> assertThat(left).contains("p1:3306 does not answer"));
    }

    @Test
    void anOldPrimaryThatDiesBeforeItsLastTransactionIsKnownStopsIt() {
        SimulatedRun run = run(ONE_REPLICA, Mishaps.dies(P1, 1));

        assertThat(run.phases()).containsExactly(Name.FENCE, Name.UNDO);
        assertThat(run.refusals()).first().asString().startsWith("not fenced: p1:3306 does not answer any more");
    }

    @Test
    void anOldPrimaryThatCameUpWritableIsFencedAgainBeforeItFollows() {
        SimulatedRun run = run(
                ONE_REPLICA,
                Mishaps.after(
                        3,
                        world -> Simulator.apply(new Step.MakeWritable(P1), world)
                                .after()));

        assertThat(run.primary()).isEqualTo(R1);
        assertThat(run.world().get(P1)).matches(old -> !old.writable()).matches(ServerView::replicating);
    }

    @Test
    void aTargetThatIsLostAfterItsPromotionIsNoSuccess() {
        SimulatedRun run = run(ONE_REPLICA, Mishaps.dies(R1, 3));

        assertThat(run.refusals()).first().asString().startsWith("promoted, then lost: r1:3306");
        assertThat(run.world().get(P1).writable()).isFalse();
    }

    @Test
    void aFailedTakeoverCanBeAskedForAgain() {
        // Given
        TopologySnapshot after = run(WELL, Mishaps.fails(step -> step instanceof Step.MakeReadOnly))
                .world();

        // When
        SimulatedRun again = SimulatedRun.of(request(), after, Mishap.NONE);

        // Then
        assertThat(again.primary()).isEqualTo(R1);
        assertThat(again.world().get(R2).linkFrom(R1)).isPresent();
    }

    private static Predicate<Step> makesWritable(InstanceId server) {
        return step -> step instanceof Step.MakeWritable(var id) && id.equals(server);
    }

    private static Request request() {
        return new Request.Takeover(P1, new Request.Target.Named(R1));
    }

    private static SimulatedRun run(String cluster, Mishap mishap) {
        return SimulatedRun.of(request(), Scenario.parse("test", cluster).snapshot(), mishap);
    }
}
