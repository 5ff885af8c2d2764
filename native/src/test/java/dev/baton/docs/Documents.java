package dev.baton.docs;

import dev.baton.architecture.JavaSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The documents of the repository, found from the folder that the build runs in. */
final class Documents {

    private Documents() {}

    static Path file(String relative) {
        return JavaSources.root().resolve(relative);
    }

    static Markdown read(String relative) {
        return Markdown.of(relative, JavaSources.read(file(relative)));
    }

    /** What is in {@code docs} and its folders, and the rules for contributors. */
    static List<Markdown> ours() {
        return Stream.concat(Stream.of("CONTRIBUTING.md"), under("docs"))
                .map(Documents::read)
                .toList();
    }

    /** Those and every other one, whoever keeps them. */
    static List<Markdown> all() {
        Stream<String> others = Stream.of("README.md", "CHANGELOG.md").filter(name -> Files.isRegularFile(file(name)));
        return Stream.of(
                        ours().stream(),
                        others.map(Documents::read),
                        under("ops").map(Documents::read))
                .flatMap(pages -> pages)
                .toList();
    }

    /** Documents in a folder, by their path from the root. */
    static Stream<String> under(String folder) {
        try (Stream<Path> files = Files.walk(file(folder))) {
            return files
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(file -> JavaSources.root().relativize(file).toString())
                    .filter(name -> !name.contains("/target/"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
