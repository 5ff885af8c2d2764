package dev.baton.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.architecture.JavaSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables between {@code <!-- table: NAME -->} and {@code <!-- end -->} are what the code says. */
class TablesTest {

    private static final String END = "<!-- end -->";

    private final Tables tables = new Tables(CodeIndex.read());

    @ParameterizedTest
    @CsvSource({
        "docs/analysis.md, findings",
        "docs/analysis.md, old-names",
        "docs/plans.md, phases",
        "docs/plans.md, steps",
        "docs/hooks.md, hook-orders",
        "docs/hooks.md, hook-lists",
        "docs/hooks.md, hook-values",
        "docs/plans.md, commands",
        "docs/architecture.md, packages",
        "docs/architecture.md, jobs"
    })
    void tableIsWhatTheCodeSays(String document, String name) throws IOException {
        // Given
        Path file = Documents.file(document);
        String text = JavaSources.read(file);

        // When
        String right = withTable(text, name, content(name));

        // Then
        if (System.getProperty("golden.update") != null) {
            Files.writeString(file, right);
        }
        assertThat(JavaSources.read(file))
                .as("table %s of %s; -Dgolden.update writes it", name, document)
                .isEqualTo(right);
    }

    @Test
    void aTableThatSaysSomethingElseIsFound() {
        // Given
        String text = "before\n<!-- table: jobs -->\nold\n<!-- end -->\nafter\n";

        // When
        String right = withTable(text, "jobs", "new\n");

        // Then
        assertThat(right).isEqualTo("before\n<!-- table: jobs -->\n\nnew\n\n<!-- end -->\nafter\n");
    }

    private String content(String name) {
        return switch (name) {
            case "findings" -> tables.findings();
            case "old-names" -> tables.oldNames();
            case "phases" -> tables.phases();
            case "steps" -> tables.steps();
            case "hook-orders" -> HookOrders.table();
            case "hook-lists" -> tables.hookLists();
            case "hook-values" -> tables.hookValues();
            case "commands" -> tables.commands();
            case "packages" -> tables.packages();
            case "jobs" -> tables.jobs();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String withTable(String text, String name, String content) {
        String begin = "<!-- table: " + name + " -->\n";
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(END, from);
        assertThat(text).as("the place of table %s", name).contains(begin);
        assertThat(to).as("the end of table %s", name).isPositive();
        return text.substring(0, from) + "\n" + content + "\n" + text.substring(to);
    }
}
