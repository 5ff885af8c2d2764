package dev.baton.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Records of decisions have one form, and the index has them all. */
class DecisionRecordsTest {

    private static final String FOLDER = "docs/adr";
    private static final List<String> PARTS = List.of("Situation", "Decision", "Consequences", "Rejected alternatives");

    private final List<Markdown> records = Documents.under(FOLDER)
            .filter(path -> !path.endsWith("README.md"))
            .map(Documents::read)
            .toList();

    @Test
    void eachHasTheSameParts() {
        assertThat(records)
                .allSatisfy(record ->
                        assertThat(record.sections().keySet()).as(record.path()).containsExactlyElementsOf(PARTS));
    }

    @Test
    void numbersHaveNoGapAndTitlesStandInTheNames() {
        for (int i = 0; i < records.size(); i++) {
            assertThat(records.get(i).path()).matches("docs/adr/%04d-[a-z0-9-]+\\.md".formatted(i + 1));
        }
    }

    @Test
    void theIndexHasThemAll() {
        // Given
        List<String> names = records.stream()
                .map(record -> record.path().substring(FOLDER.length() + 1))
                .toList();

        // Then
        assertThat(Documents.read("docs/adr/README.md").links()).isEqualTo(names);
    }
}
