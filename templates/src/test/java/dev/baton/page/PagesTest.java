package dev.baton.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.page.sample.SamplePages;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Renders every page from the samples and holds it against its golden file. {@code -Dgolden.update} writes the files
 * anew; what they then show is what a reader of the change has to agree with.
 */
@QuarkusTest
class PagesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path RENDERED = Path.of("target/pages");

    @TestFactory
    Stream<DynamicTest> everyPageIsAsItsGoldenFile() {
        return SamplePages.all().entrySet().stream()
                .map(page -> DynamicTest.dynamicTest(page.getKey(), () -> isGolden(page.getKey(), page.getValue())));
    }

    @Test
    void noGoldenFileIsLeftOver() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            List<String> expected =
                    SamplePages.all().keySet().stream().map(PagesTest::file).toList();

            assertThat(files.map(path -> path.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void namesThatPeopleGiveAreOnlyEverText() {
        for (Map.Entry<String, TemplateInstance> page : SamplePages.all().entrySet()) {
            String html = page.getValue().render();

            assertThat(html)
                    .as(page.getKey())
                    .doesNotContain("<img src=x", "<script>alert", "<b>seen", "<i>x", "<u>nothing");
        }
    }

    @Test
    void pagesBringNoStyleAndNoScriptOfTheirOwn() {
        for (Map.Entry<String, TemplateInstance> page : SamplePages.all().entrySet()) {
            String html = page.getValue().render();

            assertThat(html)
                    .as(page.getKey())
                    .doesNotContain(" style=", "<style", "javascript:", "http://", "https://");
            assertThat(html.split("<script", -1)).as(page.getKey()).hasSize(2);
        }
    }

    private static void isGolden(String name, TemplateInstance page) throws IOException {
        String html = page.render();
        Files.createDirectories(RENDERED);
        Files.writeString(RENDERED.resolve(file(name)), html);
        if (System.getProperty("golden.update") != null) {
            Files.writeString(GOLDEN.resolve(file(name)), html);
        }
        assertThat(html).isEqualTo(Files.readString(GOLDEN.resolve(file(name))));
    }

    private static String file(String name) {
        return name + ".html";
    }
}
