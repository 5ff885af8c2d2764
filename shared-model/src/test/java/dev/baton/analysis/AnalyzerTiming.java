package dev.baton.analysis;

import dev.baton.policy.AnalysisPolicy;
import dev.baton.scenario.RandomTopology;
import dev.baton.scenario.Scenario;
import dev.baton.topology.Server;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Prints what one analysis of 10,000 servers in 2,000 clusters takes, in milliseconds of one core's time. */
final class AnalyzerTiming {

    private static final int CLUSTERS = 2_000;
    private static final int ROUNDS = 200;

    private AnalyzerTiming() {}

    public static void main(String[] arguments) {
        List<TopologySnapshot> healthy = clusters(AnalyzerTiming::healthy);
        print("healthy, five servers each", healthy);
        printWithSnapshots(healthy);
        print("every second primary dead ", clusters(RandomTopology::of));
    }

    /** With the snapshots made anew each time, as they are from the store. */
    private static void printWithSnapshots(List<TopologySnapshot> clusters) {
        List<List<Server>> servers = clusters.stream()
                .map(cluster ->
                        cluster.servers().stream().map(ServerView::server).toList())
                .toList();
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = cpuTime();
            for (int number = 0; number < clusters.size(); number++) {
                TopologySnapshot old = clusters.get(number);
                Analyzer.analyze(
                        new TopologySnapshot(old.cluster(), old.takenAt(), servers.get(number), old.votes()),
                        AnalysisPolicy.DEFAULT);
            }
            best = Math.min(best, cpuTime() - start);
        }
        System.out.printf("the same with new snapshots: best of %d rounds %.1f ms%n", ROUNDS, best / 1e6);
    }

    private static void print(String what, List<TopologySnapshot> clusters) {
        long findings = 0;
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = cpuTime();
            findings = 0;
            for (TopologySnapshot cluster : clusters) {
                findings += Analyzer.analyze(cluster, AnalysisPolicy.DEFAULT).size();
            }
            best = Math.min(best, cpuTime() - start);
        }
        long servers =
                clusters.stream().mapToLong(cluster -> cluster.servers().size()).sum();
        System.out.printf(
                "%s: %d servers, %d findings, best of %d rounds %.1f ms%n",
                what, servers, findings, ROUNDS, best / 1e6);
    }

    private static List<TopologySnapshot> clusters(LongFunction<TopologySnapshot> make) {
        List<TopologySnapshot> clusters = new ArrayList<>();
        for (long number = 1; number <= CLUSTERS; number++) {
            clusters.add(make.apply(number));
        }
        return clusters;
    }

    /** Each server was read at another moment, the primary first: nothing is equal, and nothing is wrong. */
    private static TopologySnapshot healthy(long number) {
        String text = """
                p primary 8.4.6 gtid=A:1-7000,Z:1-900
                r1 <- p gtid=A:1-7010,Z:1-900
                r2 <- p gtid=A:1-7020,Z:1-900
                r3 <- p gtid=A:1-7030,Z:1-900
                r4 <- r3 gtid=A:1-7040,Z:1-900
                """;
        return Scenario.parse("cluster-" + number, text).snapshot();
    }

    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
