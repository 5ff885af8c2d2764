package dev.baton.boot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.schedule.OneShotJob;
import dev.baton.schedule.OneShotResult;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Does one job and prints what came of it. Its arguments are the job's name, the mode and the format. */
public final class OneShotApplication implements QuarkusApplication {

    /** How the result is printed. */
    public enum Format {
        TEXT,
        JSON
    }

    private final Instance<OneShotJob> jobs;

    @Inject
    OneShotApplication(@Any Instance<OneShotJob> jobs) {
        this.jobs = jobs;
    }

    /** The arguments as {@link #run} reads them. */
    public static String[] arguments(String job, OneShotJob.Mode mode, Format format) {
        return new String[] {job, mode.name(), format.name()};
    }

    @Override
    public int run(String... arguments) {
        String name = arguments[0];
        OneShotResult result = jobs.stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .map(job -> job.run(OneShotJob.Mode.valueOf(arguments[1])))
                .orElseGet(() -> unknown(name));
        print(name, result, Format.valueOf(arguments[2]));
        return exitCode(result.outcome());
    }

    private OneShotResult unknown(String name) {
        List<String> known = jobs.stream().map(OneShotJob::name).sorted().toList();
        return new OneShotResult(
                OneShotResult.Outcome.FAILED, "there is no job " + name + "; there are " + known, List.of());
    }

    private static int exitCode(OneShotResult.Outcome outcome) {
        return switch (outcome) {
            case WELL -> 0;
            case ATTENTION -> 1;
            case FAILED -> 2;
        };
    }

    // The standard output is this process's answer to whoever called it.
    @SuppressWarnings("SystemOut")
    private static void print(String name, OneShotResult result, Format format) {
        PrintStream out = System.out;
        switch (format) {
            case TEXT -> {
                result.details().forEach(out::println);
                out.println(name + ": " + result.summary());
            }
            case JSON -> out.println(json(name, result));
        }
    }

    private static String json(String name, OneShotResult result) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("job", name);
        answer.put("outcome", result.outcome());
        answer.put("summary", result.summary());
        answer.put("details", result.details());
        try {
            return new ObjectMapper().writeValueAsString(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
