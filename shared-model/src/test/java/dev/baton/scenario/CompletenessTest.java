package dev.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.analysis.Analyzer;
import dev.baton.analysis.Finding;
import dev.baton.analysis.FindingCode;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What can be found is written down somewhere, for a DBA to read. */
class CompletenessTest {

    @Test
    void everyCodeHasAScenario() {
        // Given
        Set<FindingCode> written = EnumSet.noneOf(FindingCode.class);

        // When
        Scenario.names().stream()
                .map(Scenario::load)
                .flatMap(scenario -> Analyzer.analyze(scenario.snapshot(), scenario.analysis()).stream())
                .map(Finding::code)
                .forEach(written::add);

        // Then
        assertThat(written).containsExactlyInAnyOrder(FindingCode.values());
    }

    @Test
    void everyCodeNamesWhatMendsIt() {
        assertThat(FindingCode.values())
                .allSatisfy(code -> assertThat(code.remedy().words()).isNotBlank());
    }
}
