package dev.baton.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.architecture.JavaSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every dependency and every plugin has a line that says why, and no line is about one that is gone. */
class DependenciesTest {

    private static final Markdown PAGE = Documents.read("docs/dependencies.md");

    @Test
    void everyDependencyHasALine() throws IOException {
        assertThat(PAGE.keysBelow("Libraries")).containsExactlyInAnyOrderElementsOf(poms(Pom::dependencies));
    }

    @Test
    void everythingTheBuildUsesHasALine() throws IOException {
        assertThat(PAGE.keysBelow("Build")).containsExactlyInAnyOrderElementsOf(poms(Pom::buildParts));
    }

    private static Set<String> poms(PartsOfPom parts) throws IOException {
        try (Stream<Path> files = Files.walk(JavaSources.root(), 3)) {
            Set<String> all = new TreeSet<>();
            files.filter(file -> file.endsWith("pom.xml"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .map(Pom::read)
                    .forEach(pom -> all.addAll(parts.of(pom)));
            return all;
        }
    }

    @FunctionalInterface
    private interface PartsOfPom {
        Set<String> of(Pom pom);
    }
}
