package dev.baton.scenario;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.plan.Decision;
import dev.baton.plan.Planner;
import dev.baton.plan.Reason;
import dev.baton.plan.Request;
import dev.baton.plan.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
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
            "no place",
            "no replica",
            "no source",
            "not aligned",
            "not back",
            "not fenced",
            "not moved",
            "promoted, then lost",
            "reconnected",
            "stopped",
            "target lost");

    /** Told inside of other reasons, as their text. */
    private static final Set<String> INSIDE_OF_OTHERS =
            Set.of("binlog_format", "no relative", "not below ", "purged", "server_id");

    private static final List<String> CHECKS_OF_A_TAKEOVER =
            List.of("TakeoverChecks.java", "AcknowledgementSet.java", "Following.java", "CatchingUp.java");

    /** Who was never seen is down, and nobody was told in vain to apply something before anything is done. */
    private static final Set<String> NEVER_BEFORE_A_TAKEOVER = Set.of("never seen", "unapplied");

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
        List<String> kinds =
                kinds(Request.class).map(Class::getSimpleName).sorted().toList();
        assertThat(finished).containsExactlyElementsOf(kinds);
        assertThat(refused).containsExactlyElementsOf(kinds);
    }

    @Test
    void eachReasonIsToldInAScenario() throws IOException {
        // When
        Set<String> rules = rules();
        Set<String> silent = silent(rules, told());

        // Then
        assertThat(rules).containsAll(NOT_OF_A_SMOOTH_RUN).containsAll(INSIDE_OF_OTHERS);
        assertThat(silent).allMatch(rule -> NOT_OF_A_SMOOTH_RUN.contains(rule) || INSIDE_OF_OTHERS.contains(rule));
    }

    /** A takeover that is refused costs nothing: so each reason has a place where a DBA can read it. */
    @Test
    void eachRefusalOfATakeoverIsToldInAScenario() throws IOException {
        // Given
        Set<String> rules = new TreeSet<>();
        for (String file : CHECKS_OF_A_TAKEOVER) {
            rules.addAll(rules(PLANS.resolve(file)));
        }
        rules.removeAll(NEVER_BEFORE_A_TAKEOVER);

        // When
        Set<String> told = scenarios()
                .filter(scenario -> scenario.request().orElseThrow() instanceof Request.Takeover)
                .flatMap(scenario -> end(scenario) instanceof Decision.Refused refused
                        ? refused.reasons().stream().map(Reason::rule)
                        : Stream.of())
                .collect(toCollection(TreeSet::new));

        // Then
        assertThat(told).containsExactlyElementsOf(rules);
    }

    @Test
    void aReasonThatNoScenarioTellsWouldBeNoticed() {
        // When
        Set<String> silent = silent(new TreeSet<>(Set.of("lag", "made up for this test")), told());

        // Then
        assertThat(silent).containsExactly("made up for this test");
    }

    private static Set<String> silent(Set<String> rules, String told) {
        return rules.stream()
                .filter(rule -> !Pattern.compile(
                                "(because|but|;|excluded:|chosen:|best:|possible:) " + Pattern.quote(rule) + ": ")
                        .matcher(told)
                        .find())
                .collect(toCollection(TreeSet::new));
    }

    private static String told() {
        return Scenario.names().stream()
                .map(name -> Scenario.directory(name).resolve("plan.txt"))
                .filter(Files::exists)
                .map(PlanCompletenessTest::read)
                .collect(joining());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> rules() throws IOException {
        try (Stream<Path> files = Files.list(PLANS)) {
            return files.filter(path -> path.toString().endsWith(".java"))
                    .flatMap(file -> rules(file).stream())
                    .collect(toCollection(TreeSet::new));
        }
    }

    private static Set<String> rules(Path file) {
        return RULE.matcher(read(file)).results().map(found -> found.group(1)).collect(toCollection(TreeSet::new));
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
