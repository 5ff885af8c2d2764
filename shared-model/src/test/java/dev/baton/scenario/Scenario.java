package dev.baton.scenario;

import dev.baton.plan.Decision;
import dev.baton.plan.Request;
import dev.baton.policy.AnalysisPolicy;
import dev.baton.policy.RecoveryPolicy;
import dev.baton.topology.TopologySnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cluster with the policies that apply and what is asked for it.
 *
 * @param name its directory
 * @param snapshot the cluster
 * @param analysis the thresholds
 * @param recovery what recoveries may do
 * @param asked what is asked for; at most one
 */
public record Scenario(
        String name, TopologySnapshot snapshot, AnalysisPolicy analysis, RecoveryPolicy recovery, List<Asked> asked) {

    static final String TOPOLOGY = "topology.txt";

    /** Where scenarios are written; a test's working directory is its module. */
    private static final Path ROOT = Path.of("src", "test", "resources", "scenarios");

    public Scenario {
        asked = List.copyOf(asked);
        if (asked.size() > 1) {
            throw new IllegalArgumentException("more than one request in " + name);
        }
    }

    /** What somebody asks for. */
    public sealed interface Asked {
        /** A request that a planner decides. */
        record For(Request request) implements Asked {}

        /** Something that can mean nothing in this cluster. */
        record InVain(Decision.Refused refused) implements Asked {}
    }

    /** Reads the scenario of that directory. */
    public static Scenario load(String name) {
        try {
            return parse(name, Files.readString(directory(name).resolve(TOPOLOGY)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("scenario " + name, unreadable);
        }
    }

    /** Reads a cluster from a text in the language of {@link TopologyText}, for tests that need no directory. */
    public static Scenario parse(String name, String text) {
        return TopologyText.parse(name, text);
    }

    /** What is asked for, if anything. */
    public Optional<Request> request() {
        return asked.stream()
                .flatMap(any -> any instanceof Asked.For(Request request) ? Stream.of(request) : Stream.of())
                .findFirst();
    }

    /** All directories, in alphabetical order. */
    static List<String> names() {
        try (Stream<Path> directories = Files.list(ROOT)) {
            return directories
                    .filter(Files::isDirectory)
                    .map(directory -> directory.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Path directory(String name) {
        return ROOT.resolve(name);
    }
}
