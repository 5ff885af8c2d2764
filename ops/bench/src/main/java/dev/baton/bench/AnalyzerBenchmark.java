package dev.baton.bench;

import dev.baton.analysis.Analyzer;
import dev.baton.policy.AnalysisPolicy;
import dev.baton.topology.TopologySnapshot;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One analysis of an estate of 10,000 servers in 2,000 clusters, every tenth of which has lost its primary. It is what one
 * worker does each {@code baton.analysis.every}. Used by one thread.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AnalyzerBenchmark {

    private final List<TopologySnapshot> clusters = Estate.of(2_000);

    /** @return how many findings there are */
    @Benchmark
    public long analyse() {
        long findings = 0;
        for (TopologySnapshot cluster : clusters) {
            findings += Analyzer.analyze(cluster, AnalysisPolicy.DEFAULT).size();
        }
        return findings;
    }

    /** The same from what the store gives: relations between servers have to be found first. */
    @Benchmark
    public long analyseNewSnapshots() {
        long findings = 0;
        for (TopologySnapshot cluster : clusters) {
            findings += Analyzer.analyze(cluster.with(cluster.votes()), AnalysisPolicy.DEFAULT)
                    .size();
        }
        return findings;
    }
}
