package dev.baton.publish;

import dev.baton.config.HooksConfig;
import dev.baton.hook.HandedOn;
import dev.baton.plan.PlanPrinter;
import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Runs one hook and says how it ended. It is a session and process group of its own, so that all of it can be ended when
 * its time is over; it gets what it is told, and of Baton's own environment only what is named: no password. What it
 * leaves running in the background when it has ended goes on. Thread-safe.
 */
@ApplicationScoped
public class HookRunner {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration TO_END_BY_ITSELF = Duration.ofSeconds(1);
    private static final File NOTHING = new File("/dev/null");

    private final String shell;
    private final List<String> alsoHandedOn;
    private final Map<String, String> environment;

    @Inject
    HookRunner(HooksConfig config) {
        this(config, System.getenv());
    }

    private HookRunner(HooksConfig config, Map<String, String> environment) {
        this.shell = config.shell();
        this.alsoHandedOn = config.environment().stream().flatMap(List::stream).toList();
        this.environment = Map.copyOf(environment);
    }

    /** Outside of an application, and perhaps with another environment than this process's. */
    public static HookRunner in(Map<String, String> environment, HooksConfig config) {
        return new HookRunner(config, environment);
    }

    /** Runs it to its end or its deadline. */
    public StepResult run(Step.RunHook hook) {
        long began = System.nanoTime();
        try (HookOutput output = HookOutput.open()) {
            Process process = start(hook, output);
            Ending ending = await(process, hook.atMost(), output);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            return ending.result(process, took, output.text());
        } catch (IOException impossible) {
            return new StepResult.Failed("cannot be run: " + impossible.getMessage());
        }
    }

    private enum Ending {
        BY_ITSELF,
        OUT_OF_TIME,
        STOPPED;

        StepResult result(Process process, Duration took, String output) {
            String after = " after " + PlanPrinter.say(took) + (output.isEmpty() ? "" : "\n" + output);
            return switch (this) {
                case BY_ITSELF ->
                    process.exitValue() == 0
                            ? new StepResult.Done("exit code 0" + after)
                            : new StepResult.Failed("exit code " + process.exitValue() + after);
                case OUT_OF_TIME -> new StepResult.Failed("killed, since its time was over," + after);
                case STOPPED -> new StepResult.Failed("killed, since its worker was stopped," + after);
            };
        }
    }

    private Process start(Step.RunHook hook, HookOutput output) throws IOException {
        List<String> line = List.of(shell, "-c", hook.command().script(hook.values()));
        ProcessBuilder builder = new ProcessBuilder(ProcessGroup.leading(line, path()))
                .redirectInput(NOTHING)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.file().toFile()));
        builder.environment().clear();
        builder.environment().putAll(handedOn());
        builder.environment().putAll(hook.values().environment());
        return builder.start();
    }

    private Map<String, String> handedOn() {
        Map<String, String> some = new TreeMap<>();
        some.put("PATH", path());
        environment.forEach((name, value) -> {
            if (HandedOn.includes(name) || alsoHandedOn.contains(name)) {
                some.put(name, value);
            }
        });
        return some;
    }

    private String path() {
        return environment.getOrDefault("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
    }

    private static Ending await(Process process, Duration atMost, HookOutput output) throws IOException {
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            while (!process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                output.keepShort();
                if (System.nanoTime() - deadline >= 0) {
                    new ProcessGroup(process).end(TO_END_BY_ITSELF);
                    return Ending.OUT_OF_TIME;
                }
            }
            return Ending.BY_ITSELF;
        } catch (InterruptedException stopped) {
            new ProcessGroup(process).kill();
            Thread.currentThread().interrupt();
            return Ending.STOPPED;
        }
    }
}
