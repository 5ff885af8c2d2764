package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of Orchestrator's commands names only what there is. */
class OldCommandsTest {

    private static final Pattern ROW = Pattern.compile("^\\| (.*) \\| (.*) \\|$");
    private static final Pattern WORD = Pattern.compile("`([a-z][a-z-]*)[^`]*`");

    @Test
    void whateverTheTableOfOldCommandsNamesIsACommandHere() throws IOException {
        // Given
        var commands = BatonCommand.commandLine().getSubcommands().keySet();
        List<String> rows = Files.readAllLines(Path.of("../docs/operations.md")).stream()
                .dropWhile(line -> !line.startsWith("## Orchestrator's commands"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .toList();
        // When
        List<String> named = rows.stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(2))
                .flatMap(cell -> WORD.matcher(cell).results().map(word -> word.group(1)))
                .toList();
        // Then
        assertThat(named).hasSizeGreaterThan(15).isSubsetOf(commands);
    }
}
