package dev.baton.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.architecture.JavaSources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What documents name exists, and where their links lead there is something. */
class DocumentsTest {

    private static final Pattern METER = Pattern.compile("\"(baton(?:\\.[a-z]+)+)\"");

    @Test
    void whatDocumentsNameExists() {
        // Given
        CodeWords words = words();

        // When
        List<String> wrong = Documents.ours().stream()
                .flatMap(page -> page.codeWords().stream()
                        .filter(word -> !words.exists(word))
                        .map(word -> page.path() + ": " + word))
                .toList();

        // Then
        assertThat(wrong).isEmpty();
    }

    @Test
    void linksLeadSomewhere() {
        // When
        List<String> broken = Documents.all().stream()
                .flatMap(page -> page.links().stream()
                        .filter(link -> !leadsSomewhere(page, link))
                        .map(link -> page.path() + ": " + link))
                .toList();

        // Then
        assertThat(broken).isEmpty();
    }

    @Test
    void everyMetricIsTold() {
        // When
        List<String> told = Documents.read("docs/operations.md").keysBelow("Metrics");

        // Then
        assertThat(told).containsExactlyInAnyOrderElementsOf(meters());
    }

    @Test
    void numbersAreTheDefaults() {
        // Given
        Set<String> defaults = ConfigurationKeys.defaults();
        String section = Documents.read("docs/architecture.md").sections().getOrDefault("Numbers", "");

        // When
        List<String> told =
                section.lines().filter(line -> line.startsWith("| `")).toList();

        // Then
        assertThat(told).isNotEmpty();
        assertThat(told).allMatch(line -> defaults.stream().anyMatch(line::startsWith));
    }

    @Test
    void namesThatAreNotThereAreFound() {
        // Given
        CodeWords words = words();
        List<String> wrong = List.of(
                "NoSuchPlanner",
                "Phase.NoSuchName",
                "Planner#noSuchMethod",
                "dev.baton.nowhere",
                "docs/nothing.md",
                "baton.store.colour");

        // Then
        assertThat(wrong).noneMatch(words::exists);
    }

    @Test
    void namesThatAreThereAndWordsOfOthersAreNotFound() {
        // Given
        CodeWords words = words();
        List<String> right = List.of(
                "Planner",
                "Phase.Name",
                "Name.PROVE",
                "Planner#decide",
                "dev.baton.plan",
                "dev.baton.plan.Step.OnServer",
                "docs/plans.md",
                "baton.store.url",
                "Duration",
                "SHOW REPLICA STATUS",
                "super_read_only",
                "/q/metrics");

        // Then
        assertThat(right).allMatch(words::exists);
    }

    private static CodeWords words() {
        Set<String> keys = new HashSet<>(ConfigurationKeys.all());
        keys.addAll(meters());
        return new CodeWords(CodeIndex.read(), keys);
    }

    private static boolean leadsSomewhere(Markdown page, String link) {
        if (link.contains("://") || link.startsWith("mailto:")) {
            return true;
        }
        String[] parts = link.split("#", 2);
        Path here = Documents.file(page.path());
        Path there = parts[0].isEmpty() ? here : here.resolveSibling(parts[0]).normalize();
        return Files.exists(there) && (parts.length == 1 || hasAnchor(there, parts[1]));
    }

    private static boolean hasAnchor(Path file, String anchor) {
        return Markdown.of(file.toString(), JavaSources.read(file)).anchors().contains(anchor);
    }

    /** The names of all meters that classes with Micrometer make. */
    private static Set<String> meters() {
        Set<String> meters = new HashSet<>();
        JavaSources.all().stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .map(JavaSources::read)
                .filter(text -> text.contains("import io.micrometer"))
                .flatMap(text -> names(METER.matcher(text)))
                .forEach(meters::add);
        return meters;
    }

    private static Stream<String> names(Matcher matcher) {
        return matcher.results().map(result -> result.group(1));
    }
}
