package dev.baton.scenario;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.plan.Decision;
import dev.baton.plan.Planner;
import dev.baton.plan.Request;
import dev.baton.plan.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is planned, and nothing refused, of which no scenario tells. */
class PlanCompletenessTest {

    private static final Path PLANS = Path.of("src", "main", "java", "dev", "baton", "plan");
    private static final Pattern RULE = Pattern.compile("new Reason\\(\\s*\"([^\"]+)\"");

    /** Told only once something has gone wrong midway, or by the safeguards: their own tests show them. */
    private static final Set<String> NOT_OF_A_SMOOTH_RUN = Set.of(
            "ahead",
            "another part",
            "answered",
            "asked",
            "changed meanwhile",
            "cool-down",
            "disabled",
            "failed before",
            "failed hook",
            "failed step",
            "filter",
            "half promoted",
            "hooks were told otherwise",
            "just refused",
            "just tried",
            "late",
            "loop",
            "moved",
            "moved meanwhile",
            "never seen",
            "no address",
            "no place",
            "no replica",
            "no source",
            "not aligned",
            "not back",
            "not fenced",
            "not moved",
            "not writable",
            "promoted, then lost",
            "reconnected",
            "stopped",
            "target lost");

    /** Told inside of other reasons, as their text. */
    private static final Set<String> INSIDE_OF_OTHERS =
            Set.of("binlog_format", "no relative", "not below ", "purged", "server_id");

    @Test
    void eachKindOfRequestComesToAGoodEndInOneScenarioAndIsRefusedInAnother() {
        // When
        Set<String> finished = new TreeSet<>();
        Set<String> refused = new TreeSet<>();
        scenarios().forEach(scenario -> {
            Request request = scenario.request().orElseThrow();
            (end(scenario) instanceof Decision.Refused ? refused : finished)
                    .add(request.getClass().getSimpleName());
        });

        // Then
        List<String> kinds = kinds(Request.class)
                .filter(kind -> !Request.OfAddress.class.isAssignableFrom(kind))
                .map(Class::getSimpleName)
                .sorted()
                .toList();
        assertThat(finished).containsExactlyElementsOf(kinds);
        assertThat(refused).containsExactlyElementsOf(kinds);
    }

    @Test
    void eachReasonIsToldInAScenario() throws IOException {
        // Given
        StringBuilder told = new StringBuilder();
        for (String name : Scenario.names()) {
            Path plan = Scenario.directory(name).resolve("plan.txt");
            told.append(Files.exists(plan) ? Files.readString(plan) : "");
        }

        // When
        Set<String> rules = rules();
        Set<String> silent = rules.stream()
                .filter(rule -> !Pattern.compile(
                                "(because|but|;|excluded:|chosen:|best:|possible:) " + Pattern.quote(rule) + ": ")
                        .matcher(told)
                        .find())
                .collect(toCollection(TreeSet::new));

        // Then
        assertThat(rules).containsAll(NOT_OF_A_SMOOTH_RUN).containsAll(INSIDE_OF_OTHERS);
        assertThat(silent).allMatch(rule -> NOT_OF_A_SMOOTH_RUN.contains(rule) || INSIDE_OF_OTHERS.contains(rule));
    }

    private static Set<String> rules() throws IOException {
        Set<String> rules = new TreeSet<>();
        try (Stream<Path> files = Files.list(PLANS)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                RULE.matcher(Files.readString(file)).results().forEach(found -> rules.add(found.group(1)));
            }
        }
        return rules;
    }

    private static Stream<Scenario> scenarios() {
        return Scenario.names().stream()
                .map(Scenario::load)
                .filter(scenario -> scenario.request().isPresent());
    }

    private static Decision end(Scenario scenario) {
        Planner planner = Planner.forRequest(scenario.request().orElseThrow(), scenario.recovery());
        return Simulator.run(planner, scenario.snapshot()).decisions().getLast();
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(PlanCompletenessTest::kinds)
                : Stream.of(type);
    }
}
