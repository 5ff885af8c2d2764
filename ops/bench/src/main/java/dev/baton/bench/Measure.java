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

/** Runs the benchmarks and prints two lines of JSON for each: by the clock on the wall, and by the thread's own time. */
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
        AnalyzerBenchmark benchmark = new AnalyzerBenchmark();
        System.out.println(line("analyse", CpuTime.of(benchmark::analyse)));
        System.out.println(line("analyseNewSnapshots", CpuTime.of(benchmark::analyseNewSnapshots)));
    }

    private static String line(String benchmark, long[] nanos) {
        return line(new Figures(
                benchmark,
                "thread",
                nanos[0] / 1e6,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 95 / 100] / 1e6,
                nanos.length));
    }

    private static String line(RunResult result) {
        Statistics times = result.getPrimaryResult().getStatistics();
        return line(new Figures(
                result.getPrimaryResult().getLabel(),
                "wall",
                times.getMin(),
                times.getPercentile(50),
                times.getPercentile(95),
                times.getN()));
    }

    /** Milliseconds. */
    private record Figures(String benchmark, String clock, double min, double median, double p95, long runs) {}

    private static String line(Figures figures) {
        return String.format(
                Locale.ROOT,
                "{\"benchmark\":\"%s\",\"clock\":\"%s\",\"servers\":10000,\"clusters\":2000,\"unit\":\"ms\","
                        + "\"min\":%.2f,\"median\":%.2f,\"p95\":%.2f,\"runs\":%d}",
                figures.benchmark(),
                figures.clock(),
                figures.min(),
                figures.median(),
                figures.p95(),
                figures.runs());
    }
}
