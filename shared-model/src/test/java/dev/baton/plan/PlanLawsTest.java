package dev.baton.plan;

import dev.baton.scenario.RandomTopology;
import dev.baton.topology.InstanceId;
import dev.baton.topology.TopologySnapshot;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Plans on clusters by chance, to their end: nothing of what {@link Laws} forbids ever happens. */
class PlanLawsTest {

    private static final int SEEDS = 10_000;
    private static final int SEEDS_FOR_EACH_MISHAP = 2_500;

    @Test
    void noPlanBreaksALawWhereAllGoesWell() {
        forEachPlan(SEEDS, (random, world) -> Mishap.NONE);
    }

    @Test
    void noPlanBreaksALawWhereAStepFails() {
        forEachPlan(SEEDS_FOR_EACH_MISHAP, (random, world) -> Mishaps.stepFails(random.nextInt(12)));
    }

    @Test
    void noPlanBreaksALawWhereTheAnswerOfAStepIsLost() {
        forEachPlan(SEEDS_FOR_EACH_MISHAP, (random, world) -> Mishaps.answerIsLost(random.nextInt(12)));
    }

    @Test
    void noPlanBreaksALawWhereAServerDiesBetweenPhases() {
        forEachPlan(SEEDS_FOR_EACH_MISHAP, (random, world) -> Mishaps.dies(anyOf(random, world), random.nextInt(5)));
    }

    @Test
    void noPlanBreaksALawWhereAServerComesBackBetweenPhases() {
        forEachPlan(
                SEEDS_FOR_EACH_MISHAP, (random, world) -> Mishaps.comesBack(anyOf(random, world), random.nextInt(5)));
    }

    @Test
    void noPlanBreaksALawWhereOnlyTheWorkersAreCutOff() {
        forEachPlan(SEEDS_FOR_EACH_MISHAP, (random, world) -> Mishaps.onlyWorkersAreCutOff());
    }

    /** Each seed's cluster as it is, and as if its first server had just died. */
    private static void forEachPlan(int seeds, BiFunction<SplittableRandom, TopologySnapshot, Mishap> mishap) {
        RandomTopology.forEach(seeds, scenario -> {
            SplittableRandom random = new SplittableRandom(scenario.name().hashCode());
            TopologySnapshot asItIs = RandomVips.on(scenario.snapshot(), random.split());
            InstanceId first = asItIs.servers().getFirst().id();
            TopologySnapshot crashed = WhatIf.crashed(asItIs, first);
            run(new Request.ReplaceDeadPrimary(first), asItIs, mishap.apply(random, asItIs));
            run(new Request.ReplaceDeadPrimary(first), crashed, mishap.apply(random, asItIs));
            run(new Request.ReplaceDeadCoPrimary(first), crashed, mishap.apply(random, asItIs));
            run(
                    new Request.Failover(first, target(random, asItIs), Request.Grounds.WORD),
                    asItIs,
                    mishap.apply(random, asItIs));
            InstanceId lost = anyOf(random, asItIs);
            run(new Request.RehangReplicas(lost), WhatIf.crashed(asItIs, lost), mishap.apply(random, asItIs));
            mendings(random, lost).forEach(request -> run(request, asItIs, mishap.apply(random, asItIs)));
            run(new Request.Takeover(first, target(random, asItIs)), asItIs, mishap.apply(random, asItIs));
        });
    }

    private static List<Request> mendings(SplittableRandom random, InstanceId subject) {
        return List.of(
                new Request.Rejoin(subject),
                new Request.FenceReturned(subject),
                new Request.RestoreWrites(subject),
                new Request.AdjustSemiSync(
                        subject, random.nextBoolean() ? Request.Extent.ENOUGH : Request.Extent.EXACT));
    }

    private static void run(Request request, TopologySnapshot world, Mishap mishap) {
        SimulatedRun.of(request, world, mishap);
    }

    private static Request.Target target(SplittableRandom random, TopologySnapshot world) {
        return random.nextBoolean() ? new Request.Target.Best() : new Request.Target.Named(anyOf(random, world));
    }

    private static InstanceId anyOf(SplittableRandom random, TopologySnapshot world) {
        List<InstanceId> all =
                world.servers().stream().map(server -> server.id()).toList();
        return all.get(random.nextInt(all.size()));
    }
}
