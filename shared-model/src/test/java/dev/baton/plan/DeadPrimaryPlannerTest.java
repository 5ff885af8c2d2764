package dev.baton.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.plan.Phase.Name;
import dev.baton.scenario.Scenario;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.TopologySnapshot;
import dev.baton.topology.Vote;
import dev.baton.topology.Votes;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What becomes of a failover when something goes wrong on its way; what it is when nothing does, scenarios tell. */
class DeadPrimaryPlannerTest {

    private static final InstanceId P1 = InstanceId.parse("p1");
    private static final InstanceId R1 = InstanceId.parse("r1");
    private static final InstanceId R2 = InstanceId.parse("r2");
    private static final InstanceId R3 = InstanceId.parse("r3");
    private static final String CRASHED = """
            p1 primary 8.4.6 DOWN since 9s gtid=A:1-100
            r1 <- p1 io=connecting gtid=A:1-100
            r2 <- p1 io=connecting gtid=A:1-98
            """;
    private static final String SILENT = """
            p1 primary 8.4.6 DOWN since 9s why=timed-out gtid=A:1-100
            r1 <- p1 gtid=A:1-100
            r2 <- p1 gtid=A:1-98 received=A:1-100
            """;

    private static final String FULL = """
            p1 primary 8.4.6 DOWN since 9s why=timed-out
            r1 <- p1 io=connecting io-error="1040 Too many connections"
            """;

    @Test
    void aReplicaThatConnectsAgainShowsThatThePrimaryLives() {
        SimulatedRun run = run(SILENT, Mishaps.onlyWorkersAreCutOff());

        assertThat(run.phases()).containsExactly(Name.PROVE);
        assertThat(run.refusals()).contains("reconnected: r1:3306 was asked to connect again, and did");
    }

    @Test
    void aReplicaThatIsTurnedAwayShowsThatThePrimaryLives() {
        SimulatedRun run = run(FULL, Mishaps.onlyWorkersAreCutOff());

        assertThat(run.phases()).containsExactly(Name.PROVE);
        assertThat(run.refusals())
                .containsExactly("answered: it turned r1:3306 away, so it is alive: error 1040, Too many connections");
    }

    @Test
    void aReplicaThatWasTurnedAwayBeforeThePrimaryDiedIsAskedAgain() {
        SimulatedRun run = run(FULL, Mishap.NONE);

        assertThat(run.phases()).containsExactly(Name.PROVE, Name.SETTLE, Name.PROMOTE, Name.REPOINT);
    }

    @Test
    void anythingReceivedMeanwhileShowsThatThePrimaryLives() {
        SimulatedRun run = run(SILENT, Mishaps.fails(step -> step instanceof Step.SeeNothingReceived));

        assertThat(run.phases()).containsExactly(Name.PROVE);
        assertThat(run.refusals()).singleElement().asString().contains("see that r2:3306 receives nothing");
    }

    @Test
    void aPrimaryThatIsBackAfterSettlingStaysAndItsReplicasReceiveAgain() {
        SimulatedRun run = run(CRASHED, Mishaps.comesBack(P1, 1));

        assertThat(run.phases()).containsExactly(Name.SETTLE, Name.UNDO);
        assertThat(run.refusals()).containsExactly("alive: p1:3306 answers");
        assertThat(run.world().get(P1).writable()).isTrue();
        assertThat(run.world().get(P1).replicas()).allMatch(replica -> replica.replicating());
    }

    @Test
    void aPrimaryThatWasMadeReadOnlyAndLivesAfterAllGetsItsWritesBack() {
        SimulatedRun run = run(
                CRASHED, Mishaps.before(step -> step instanceof Step.MakeReadOnly, world -> Mishaps.back(world, P1)));

        assertThat(run.phases()).containsExactly(Name.SETTLE, Name.UNDO);
        assertThat(run.world().get(P1).writable()).isTrue();
    }

    @Test
    void votesThatAreTakenBackAfterSettlingStopThePromotion() {
        Votes reached = new Votes(
                List.of(new Vote(
                        "w1",
                        P1,
                        Vote.Verdict.REACHABLE,
                        Scenario.parse("", CRASHED).snapshot().takenAt(),
                        "")),
                1);

        SimulatedRun run = run(CRASHED, Mishaps.after(1, world -> world.with(reached)));

        assertThat(run.phases()).containsExactly(Name.SETTLE, Name.UNDO);
        assertThat(run.refusals()).first().asString().startsWith("votes: 0 of 1 live workers cannot reach p1:3306");
    }

    @Test
    void aReplicaThatComesBackIsSettledBeforeTheChoice() {
        String oneIsDown = CRASHED + "r3 <- p1 DOWN since 1m gtid=A:1-100\n";

        SimulatedRun run = run(oneIsDown, Mishaps.comesBack(R3, 1));

        assertThat(run.phases()).containsExactly(Name.SETTLE, Name.SETTLE, Name.PROMOTE, Name.REPOINT);
        assertThat(run.world().get(R3).linkFrom(R1)).isPresent();
    }

    @Test
    void aCandidateThatCannotApplyWhatItReceivedIsFollowedByTheNext() {
        String equal = CRASHED.replace("A:1-98", "A:1-100");

        SimulatedRun run = run(
                equal,
                Mishaps.fails(step ->
                        step instanceof Step.WaitUntilApplied(var id, var most, var channels) && id.equals(R1)));

        assertThat(run.phases()).containsExactly(Name.SETTLE, Name.PROMOTE, Name.PROMOTE, Name.REPOINT, Name.REPOINT);
        assertThat(run.primary()).isEqualTo(R2);
        assertThat(run.left())
                .anySatisfy(left -> assertThat(left).startsWith("left behind: r1:3306 is in downtime and detached"));
    }

    @Test
    void theNextCandidateFirstGetsWhatTheFailedOneHasMore() {
        SimulatedRun run = run(CRASHED, Mishaps.fails(makesWritable(R1)));

        assertThat(run.phases())
                .containsExactly(Name.SETTLE, Name.PROMOTE, Name.FENCE, Name.CATCH_UP, Name.PROMOTE, Name.REPOINT);
        assertThat(run.primary()).isEqualTo(R2);
        assertThat(run.world().get(R1).linkFrom(R2)).isPresent();
    }

    @Test
    void aPromotionWhoseAnswerIsLostIsGoneOnWith() {
        SimulatedRun run = run(CRASHED, Mishaps.answerIsLost(makesWritable(R1)));

        assertThat(run.phases()).containsExactly(Name.SETTLE, Name.PROMOTE, Name.REPOINT);
        assertThat(run.primary()).isEqualTo(R1);
    }

    @Test
    void whereOneMayHaveBeenMadeWritableAndIsLostNobodyElseIsPromoted() {
        Mishap lost = Mishaps.both(Mishaps.answerIsLost(makesWritable(R1)), Mishaps.dies(R1, 2));

        SimulatedRun run = run(CRASHED, lost);

        assertThat(run.phases()).containsExactly(Name.SETTLE, Name.PROMOTE);
        assertThat(run.refusals()).first().asString().startsWith("half promoted: r1:3306 was told to take writes");
        assertThat(run.refusals()).contains("stopped: r2:3306 does not receive: this plan stopped it");
    }

    @Test
    void aHalfPromotedServerThatCannotBeFencedForbidsAnother() {
        Mishap stubborn = Mishaps.fails(makesWritable(R1)
                .or(step -> step instanceof Step.MakeReadOnly readOnly
                        && readOnly.target().equals(R1)));

        SimulatedRun run = run(CRASHED, stubborn);

        assertThat(run.phases()).containsExactly(Name.SETTLE, Name.PROMOTE, Name.FENCE);
        assertThat(run.refusals()).first().asString().startsWith("half promoted: r1:3306 was told in vain");
    }

    @Test
    void aCatchUpThatFailsIsNotTriedForEver() {
        String preferredIsBehind =
                CRASHED.replace("gtid=A:1-98", "gtid=A:1-98 prefer").replace("A:1-100\nr2", "A:1-100 must-not\nr2");

        SimulatedRun run = run(preferredIsBehind, Mishaps.fails(step -> step instanceof Step.ReplicateFrom));

        assertThat(run.phases()).containsExactly(Name.SETTLE, Name.CATCH_UP, Name.UNDO);
        assertThat(run.refusals()).first().asString().startsWith("no candidate");
    }

    @Test
    void whatTheMostAdvancedOneCannotPassOnIsNotLostSilently() {
        String unapplied = """
                p1 primary 8.4.6 DOWN since 9s gtid=A:1-100
                r1 <- p1 io=connecting gtid=A:1-98 prefer
                r2 <- p1 io=connecting gtid=A:1-98 received=A:1-100
                """;

        SimulatedRun run = run(
                unapplied,
                Mishaps.fails(step ->
                        step instanceof Step.WaitUntilApplied(var id, var most, var channels) && id.equals(R2)));

        assertThat(run.phases()).containsExactly(Name.SETTLE, Name.CATCH_UP, Name.UNDO);
        assertThat(run.refusals()).first().asString().startsWith("out of reach: r2:3306 received");
    }

    @Test
    void somebodyPromotedByHandDuringTheRecoveryEndsIt() {
        SimulatedRun run = run(CRASHED, Mishaps.after(1, world -> promotedByHand(world, R2)));

        assertThat(run.phases()).containsExactly(Name.SETTLE);
        assertThat(run.refusals()).first().asString().startsWith("another primary: r2:3306 takes writes");
    }

    @Test
    void anOldPrimaryThatIsBackAfterThePromotionIsMadeReadOnly() {
        SimulatedRun run = run(CRASHED, Mishaps.comesBack(P1, 2));

        assertThat(run.primary()).isEqualTo(R1);
        assertThat(run.world().get(P1).writable()).isFalse();
        assertThat(run.world().get(P1).lostInRecovery()).isTrue();
    }

    @Test
    void aNewPrimaryThatIsLostAtOnceIsNotReplacedInTheSameRecovery() {
        SimulatedRun run = run(CRASHED, Mishaps.dies(R1, 2));

        assertThat(run.phases()).containsExactly(Name.SETTLE, Name.PROMOTE);
        assertThat(run.refusals()).first().asString().startsWith("promoted, then lost: r1:3306");
    }

    @Test
    void aReplicaThatDiesWhileItIsRepointedIsListed() {
        SimulatedRun run = run(
                CRASHED, Mishaps.before(step -> step instanceof Step.ReplicateFrom, world -> Mishaps.dead(world, R2)));

        assertThat(run.primary()).isEqualTo(R1);
        assertThat(run.left())
                .singleElement()
                .asString()
                .startsWith("left behind: r2:3306 is in downtime, lost-in-recovery: it does not answer");
    }

    @Test
    void aReplicaThatCannotBeBroughtAlongIsDetachedAndListed() {
        SimulatedRun run = run(CRASHED, Mishaps.fails(step -> step instanceof Step.ReplicateFrom));

        assertThat(run.phases()).containsExactly(Name.SETTLE, Name.PROMOTE, Name.REPOINT, Name.REPOINT);
        assertThat(run.world().get(R2).links()).singleElement().matches(ReplicationLink::isDetached);
        assertThat(run.world().get(R2).lostInRecovery()).isTrue();
        assertThat(run.left())
                .singleElement()
                .asString()
                .startsWith(
                        "left behind: r2:3306 is in downtime and detached, lost-in-recovery: let r2:3306 replicate");
    }

    private static Predicate<Step> makesWritable(InstanceId server) {
        return step -> step instanceof Step.MakeWritable(var id) && id.equals(server);
    }

    private static TopologySnapshot promotedByHand(TopologySnapshot world, InstanceId server) {
        TopologySnapshot forgotten =
                Simulator.apply(new Step.ForgetSource(server), world).after();
        return Simulator.apply(new Step.MakeWritable(server), forgotten).after();
    }

    private static SimulatedRun run(String cluster, Mishap mishap) {
        return SimulatedRun.of(
                new Request.ReplaceDeadPrimary(P1),
                Scenario.parse("test", cluster).snapshot(),
                mishap);
    }
}
