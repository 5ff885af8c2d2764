package dev.baton.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.hook.HookCommand;
import dev.baton.hook.HookList;
import dev.baton.hook.HookValue;
import dev.baton.plan.HookContext.Detection;
import dev.baton.plan.Phase.Name;
import dev.baton.policy.HookPolicy;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.scenario.RandomTopology;
import dev.baton.scenario.Scenario;
import dev.baton.topology.InstanceId;
import dev.baton.topology.PromotionRule;
import dev.baton.topology.Server;
import dev.baton.topology.TopologySnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which hooks are run when, what they are told, and what a failing one leads to. */
class WithHooksTest {

    private static final InstanceId P1 = InstanceId.parse("p1");
    private static final InstanceId R1 = InstanceId.parse("r1");
    private static final InstanceId R2 = InstanceId.parse("r2");
    private static final TopologySnapshot WELL =
            Scenario.parse("test", "p1 primary 8.4.6\nr1 <- p1\nr2 <- p1\n").snapshot();
    private static final TopologySnapshot DEAD = WhatIf.crashed(WELL, P1);
    private static final Request REPLACE = new Request.ReplaceDeadPrimary(P1);
    private static final Request TAKEOVER = new Request.Takeover(P1, new Request.Target.Named(R1));
    private static final Request SWAP = new Request.Rearrange(new Move.TakeSource(R2, R1, P1));
    private static final HookPolicy ONE_OF_EACH = new HookPolicy(
            Arrays.stream(HookList.values())
                    .collect(Collectors.toMap(
                            Function.identity(), list -> List.of(new HookCommand("run " + list.listName())))),
            HookPolicy.NONE.atMost());

    @Test
    void aDeadPrimaryRunsDetectionThenPreFailoverThenTheNewPrimarysThenPostFailover() {
        // When
        SimulatedRun run = run(REPLACE, DEAD, Mishap.NONE);

        // Then
        assertThat(run.phases())
                .containsExactly(Name.HOOKS_BEFORE, Name.SETTLE, Name.PROMOTE, Name.REPOINT, Name.HOOKS_AFTER);
        assertThat(lists(run))
                .containsExactly(
                        HookList.ON_FAILURE_DETECTION,
                        HookList.PRE_FAILOVER,
                        HookList.POST_PRIMARY_FAILOVER,
                        HookList.POST_FAILOVER);
        assertThat(run.left()).isEmpty();
    }

    @Test
    void aTakeoverRunsItsOwnHooksAroundThoseOfAFailover() {
        // When
        SimulatedRun run = run(TAKEOVER, WELL, Mishap.NONE);

        // Then
        assertThat(run.phases().getFirst()).isEqualTo(Name.HOOKS_BEFORE);
        assertThat(run.phases().getLast()).isEqualTo(Name.HOOKS_AFTER);
        assertThat(lists(run))
                .containsExactly(
                        HookList.PRE_GRACEFUL_TAKEOVER,
                        HookList.ON_FAILURE_DETECTION,
                        HookList.PRE_FAILOVER,
                        HookList.POST_PRIMARY_FAILOVER,
                        HookList.POST_FAILOVER,
                        HookList.POST_GRACEFUL_TAKEOVER);
    }

    @Test
    void aSwapRunsItsListOnceBothHaveTheirPlacesAndTellsWhoWentUp() {
        // Given
        TopologySnapshot chain =
                Scenario.parse("test", "p1 primary 8.4.6\nr1 <- p1\nr2 <- r1\n").snapshot();
        // When
        SimulatedRun run = run(SWAP, chain, Mishap.NONE);
        // Then
        assertThat(lists(run)).containsExactly(HookList.POST_TAKE_PRIMARY);
        assertThat(run.phases().getLast()).isEqualTo(Name.HOOKS_AFTER);
        assertThat(run.left()).isEmpty();
        assertThat(hooks(run).findFirst().orElseThrow().values().get(HookValue.FAILED_HOST))
                .contains("r1");
        assertThat(hooks(run).findFirst().orElseThrow().values().get(HookValue.SUCCESSOR_HOST))
                .contains("r2");
    }

    @Test
    void aSwapThatIsRefusedRunsNoHooks() {
        assertThat(lists(run(SWAP, WELL, Mishap.NONE))).isEmpty();
    }

    @Test
    void aFailureThatWasToldAlreadyIsNotToldAgain() {
        // Given
        HookContext told = context(ONE_OF_EACH, Detection.TOLD);

        // When
        SimulatedRun run = SimulatedRun.of(planner(REPLACE, told), REPLACE, DEAD, Mishap.NONE);

        // Then
        assertThat(lists(run)).first().isEqualTo(HookList.PRE_FAILOVER);
    }

    @Test
    void theNewPrimarysHooksRunBesideTheRepointingInALaneOfTheirOwn() {
        // When
        SimulatedRun run = run(REPLACE, DEAD, Mishap.NONE);

        // Then
        Phase repoint = run.soFar().last(Name.REPOINT).orElseThrow().phase();
        assertThat(repoint.hooks().map(Step.RunHook::target)).containsExactly(run.primary());
        assertThat(repoint.withoutHooks().steps().stream()
                        .map(planned -> planned.step().target()))
                .doesNotContain(run.primary());
    }

    @Test
    void aFailingPreHookStopsItWithTheClusterAsItWas() {
        // When
        SimulatedRun run = run(REPLACE, DEAD, fails(HookList.PRE_FAILOVER));

        // Then
        assertThat(run.phases()).containsExactly(Name.HOOKS_BEFORE, Name.HOOKS_AFTER);
        assertThat(lists(run)).last().isEqualTo(HookList.POST_UNSUCCESSFUL_FAILOVER);
        assertThat(run.world().servers())
                .extracting(server -> server.server())
                .isEqualTo(
                        DEAD.servers().stream().map(server -> server.server()).toList());
        assertThat(run.refusals()).singleElement().asString().startsWith("failed hook: run, as PreFailoverProcesses");
    }

    @Test
    void aFailingPreGracefulTakeoverHookLeavesThePrimaryWritable() {
        // When
        SimulatedRun run = run(TAKEOVER, WELL, fails(HookList.PRE_GRACEFUL_TAKEOVER));

        // Then
        assertThat(run.phases()).containsExactly(Name.HOOKS_BEFORE, Name.HOOKS_AFTER);
        assertThat(run.world().get(P1).writable()).isTrue();
        assertThat(run.soFar().acted()).isFalse();
    }

    @Test
    void aFailingPostHookIsLeftAsAReasonOfASuccess() {
        // When
        SimulatedRun run = run(REPLACE, DEAD, fails(HookList.POST_PRIMARY_FAILOVER));

        // Then
        assertThat(run.primary()).isEqualTo(R1);
        assertThat(run.left())
                .singleElement()
                .asString()
                .startsWith("failed hook: run, as PostMasterFailoverProcesses");
        assertThat(lists(run)).last().isEqualTo(HookList.POST_FAILOVER);
    }

    @Test
    void aFailingDetectionHookDoesNotStopAFailover() {
        // When
        SimulatedRun run = run(REPLACE, DEAD, fails(HookList.ON_FAILURE_DETECTION));

        // Then
        assertThat(run.primary()).isEqualTo(R1);
        assertThat(run.left()).hasSize(1);
    }

    @Test
    void aTakeoverThatFailsOnItsWayRunsTheHooksOfAFailureAfterThePutBack() {
        // When
        SimulatedRun run = run(TAKEOVER, WELL, Mishaps.fails(step -> step instanceof Step.MakeReadOnly));

        // Then
        assertThat(run.phases()).endsWith(Name.UNDO, Name.HOOKS_AFTER);
        assertThat(lists(run)).last().isEqualTo(HookList.POST_UNSUCCESSFUL_FAILOVER);
    }

    @Test
    void ofAFailureThatIsRefusedAtOnceOnlyTheDetectionIsTold() {
        // When
        SimulatedRun run = run(REPLACE, WELL, Mishap.NONE);

        // Then
        assertThat(lists(run)).containsExactly(HookList.ON_FAILURE_DETECTION);
        assertThat(run.refusals()).isNotEmpty();
    }

    @Test
    void aTakeoverThatIsRefusedAtOnceRunsNothing() {
        // When
        SimulatedRun run = run(TAKEOVER, DEAD, Mishap.NONE);

        // Then
        assertThat(run.phases()).isEmpty();
        assertThat(run.refusals()).isNotEmpty();
    }

    @Test
    void nothingIsDecidedAfterTheHooksOfTheEnd() {
        // When
        SimulatedRun run = run(REPLACE, DEAD, Mishaps.dies(R1, 5));

        // Then
        assertThat(run.primary()).isEqualTo(R1);
        assertThat(run.phases()).last().isEqualTo(Name.HOOKS_AFTER);
    }

    @Test
    void aTakeoverDoesNotChangeItsMindBehindTheHooksBack() {
        // Given
        Request best = new Request.Takeover(P1, new Request.Target.Best());

        // When
        SimulatedRun run = run(best, WELL, Mishaps.after(1, WithHooksTest::preferringOthersThanR1));

        // Then
        assertThat(run.refusals()).first().asString().startsWith("hooks were told otherwise");
        assertThat(run.world().get(P1).writable()).isTrue();
    }

    @Test
    void hooksAreToldWhatIsKnownAtTheirTime() {
        // When
        SimulatedRun run = run(REPLACE, DEAD, Mishap.NONE);

        // Then
        assertThat(told(run, HookList.PRE_FAILOVER))
                .containsEntry("FAILED_HOST", "p1")
                .containsEntry("FAILURE_TYPE", "DeadMaster")
                .containsEntry("COUNT_REPLICAS", "2")
                .containsEntry("REPLICA_HOSTS", "r1:3306,r2:3306")
                .containsEntry("INSTANCE_TYPE", "master")
                .containsEntry("IS_SUCCESSFUL", "false")
                .containsEntry("RECOVERY_UID", "uid-1")
                .doesNotContainKey("SUCCESSOR_HOST");
        assertThat(told(run, HookList.POST_FAILOVER))
                .containsEntry("SUCCESSOR_HOST", "r1")
                .containsEntry("SUCCESSOR_PORT", "3306")
                .containsEntry("COUNT_REPLICAS", "2")
                .containsEntry("IS_SUCCESSFUL", "true")
                .containsEntry("COUNT_LOST_REPLICAS", "0");
    }

    @Test
    void hooksOfATakeoverKnowTheirSuccessorFromTheBeginning() {
        // When
        SimulatedRun run = run(TAKEOVER, WELL, Mishap.NONE);

        // Then
        assertThat(hooks(run))
                .allSatisfy(hook ->
                        assertThat(hook.values().get(HookValue.SUCCESSOR_HOST)).contains("r1"));
    }

    @Test
    void replicasThatAreLeftBehindAreTold() {
        // Given
        TopologySnapshot oneIsGone = WhatIf.crashed(WhatIf.crashed(WELL, R2), P1);

        // When
        SimulatedRun run = run(REPLACE, oneIsGone, Mishap.NONE);

        // Then
        assertThat(hooks(run).filter(hook -> hook.list() == HookList.POST_PRIMARY_FAILOVER))
                .singleElement()
                .extracting(hook -> hook.values().get(HookValue.LOST_REPLICAS).orElse(""))
                .isEqualTo("r2:3306");
    }

    @Test
    void withoutHooksAPlanIsWhatItWouldBeOnClustersByChance() {
        RandomTopology.forEach(600, scenario -> {
            InstanceId first = scenario.snapshot().servers().getFirst().id();
            TopologySnapshot crashed = WhatIf.crashed(scenario.snapshot(), first);
            same(new Request.ReplaceDeadPrimary(first), crashed);
            same(new Request.Takeover(first, new Request.Target.Best()), scenario.snapshot());
        });
    }

    @Test
    void noPlanWithHooksBreaksALawWhereAStepFailsOrItsAnswerIsLost() {
        RandomTopology.forEach(600, scenario -> {
            InstanceId first = scenario.snapshot().servers().getFirst().id();
            int step = Math.floorMod(scenario.name().hashCode(), 14);
            run(
                    new Request.ReplaceDeadPrimary(first),
                    WhatIf.crashed(scenario.snapshot(), first),
                    Mishaps.stepFails(step));
            run(
                    new Request.Takeover(first, new Request.Target.Best()),
                    scenario.snapshot(),
                    Mishaps.answerIsLost(step));
        });
    }

    private static TopologySnapshot preferringOthersThanR1(TopologySnapshot world) {
        Server r1 = world.get(R1).server();
        return world.with(
                List.of(new Server(R1, r1.observation(), PromotionRule.PREFER_NOT, r1.downtime())), world.takenAt());
    }

    /** All decisions with hooks are those without, once the hooks are taken out. */
    private static void same(Request request, TopologySnapshot world) {
        Simulator.Run plain = Simulator.run(Planner.forRequest(request, RecoveryPolicy.DEFAULT), world);
        Simulator.Run hooked = Simulator.run(planner(request, context(ONE_OF_EACH, Detection.NEW)), world);
        assertThat(hooked.soFar().withoutHooks()).isEqualTo(plain.soFar());
        assertThat(hooked.decisions().getLast()).isEqualTo(plain.decisions().getLast());
    }

    private static SimulatedRun run(Request request, TopologySnapshot world, Mishap mishap) {
        return SimulatedRun.of(planner(request, context(ONE_OF_EACH, Detection.NEW)), request, world, mishap);
    }

    private static Planner planner(Request request, HookContext context) {
        return WithHooks.around(Planner.forRequest(request, RecoveryPolicy.DEFAULT), request, context);
    }

    private static HookContext context(HookPolicy hooks, Detection detection) {
        return new HookContext(hooks, RecoveryPolicy.DEFAULT, "uid-1", "node-1", "DeadMaster", "", detection);
    }

    private static Mishap fails(HookList list) {
        Predicate<Step> ofList = step -> step instanceof Step.RunHook hook && hook.list() == list;
        return Mishaps.fails(ofList);
    }

    private static Stream<Step.RunHook> hooks(SimulatedRun run) {
        return run.soFar().phases().stream().flatMap(done -> done.phase().hooks());
    }

    private static List<HookList> lists(SimulatedRun run) {
        return hooks(run).map(Step.RunHook::list).toList();
    }

    private static Map<String, String> told(SimulatedRun run, HookList list) {
        return hooks(run)
                .filter(hook -> hook.list() == list)
                .findFirst()
                .orElseThrow()
                .values()
                .byName();
    }
}
