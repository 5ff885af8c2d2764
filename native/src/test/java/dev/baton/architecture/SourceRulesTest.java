package dev.baton.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SourceRulesTest {

    @Test
    void filesAndMethodsAreSmallAndNobodySleeps() {
        // Given
        Map<String, String> files = JavaSources.all().stream()
                .filter(file -> !file.toString().contains("/architecture/counter/"))
                .collect(Collectors.toMap(
                        file -> JavaSources.root().relativize(file).toString(), JavaSources::read));

        // When
        List<String> violations = SourceRules.violations(files);

        // Then
        assertThat(violations).isEmpty();
    }

    @Test
    void everyPackageTellsItsStoryAndKnowsNoNull() {
        // Given
        List<Path> packages =
                JavaSources.all().stream().map(Path::getParent).distinct().toList();

        // When
        List<String> silent = packages.stream()
                .filter(folder -> !tellsItsStory(folder.resolve("package-info.java")))
                .map(folder -> JavaSources.root().relativize(folder).toString())
                .filter(folder -> folder.contains("src/main/java"))
                .toList();

        // Then
        assertThat(silent).isEmpty();
    }

    @Test
    void aLongFileIsFound() {
        // Given
        String text = "class Long {\n" + "// line\n".repeat(SourceRules.FILE_LINES) + "}\n";

        // When
        List<String> violations = SourceRules.violations(Map.of("Long.java", text));

        // Then
        assertThat(violations).containsExactly("Long.java has 402 lines, more than 400");
    }

    @Test
    void aLongMethodIsFound() {
        // Given
        String text = "class A {\n  void m() {\n" + "    m();\n".repeat(SourceRules.METHOD_LINES - 1) + "  }\n}\n";

        // When
        List<String> violations = SourceRules.violations(Map.of("src/test/A.java", text));

        // Then
        assertThat(violations).containsExactly("src/test/A.java: m has 41 lines, more than 40");
    }

    @Test
    void aMethodJustShortEnoughIsNot() {
        // Given
        String text = "class A {\n  void m() {\n" + "    m();\n".repeat(SourceRules.METHOD_LINES - 2) + "  }\n}\n";

        // When
        List<String> violations = SourceRules.violations(Map.of("src/test/A.java", text));

        // Then
        assertThat(violations).isEmpty();
    }

    @Test
    void aSleeperIsFound() {
        // Given
        String text = "class A { void m() throws Exception { Thread.sleep(5); } }";

        // When
        List<String> violations = SourceRules.violations(Map.of("src/test/A.java", text));

        // Then
        assertThat(violations).singleElement().asString().contains("A.java sleeps");
    }

    private static boolean tellsItsStory(Path packageInfo) {
        return packageInfo.toFile().isFile()
                && JavaSources.read(packageInfo).contains("NullMarked")
                && JavaSources.read(packageInfo).startsWith("/**");
    }
}
