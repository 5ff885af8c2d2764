package dev.baton.bench;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs the benchmarks and prints a line of JSON for each. */
public final class Measure {

    private Measure() {}

    /** @throws RunnerException if a benchmark fails */
    public static void main(String[] arguments) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(AnalyzerBenchmark.class.getSimpleName())
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        results.forEach(result -> System.out.println(line(result)));
    }

    private static String line(RunResult result) {
        Statistics times = result.getPrimaryResult().getStatistics();
        return String.format(
                Locale.ROOT,
                "{\"benchmark\":\"%s\",\"servers\":10000,\"clusters\":2000,\"unit\":\"ms\","
                        + "\"min\":%.2f,\"median\":%.2f,\"p95\":%.2f,\"runs\":%d}",
                result.getPrimaryResult().getLabel(),
                times.getMin(),
                times.getPercentile(50),
                times.getPercentile(95),
                times.getN());
    }
}
