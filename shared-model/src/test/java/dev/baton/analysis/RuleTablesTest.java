package dev.baton.analysis;

import static dev.baton.analysis.FindingCode.DEAD_PRIMARY;
import static dev.baton.analysis.FindingCode.DEAD_PRIMARY_AND_SOME_REPLICAS;
import static dev.baton.analysis.FindingCode.UNREACHABLE_PRIMARY;
import static dev.baton.analysis.FindingCode.UNREACHABLE_PRIMARY_WITH_LAGGING_REPLICAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.scenario.Scenario;
import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RuleTablesTest {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    @Test
    void everyCodeHasOneRow() {
        List<FindingCode> ofServers = new ArrayList<>(List.of(FindingCode.values()));
        ofServers.removeAll(AddressFindings.CONDITIONS.keySet());
        assertThat(Analyzer.RULES.stream().map(Rule::code)).containsExactlyInAnyOrderElementsOf(ofServers);
    }

    @Test
    void everyNameInASentenceIsAmongTheFactsOfItsRow() {
        for (Rule rule : Analyzer.RULES) {
            Matcher names = NAME.matcher(rule.code().sentence());
            List<String> facts = rule.facts().stream().map(Fact::key).toList();
            while (names.find()) {
                assertThat(facts).as(rule.code().name()).contains(names.group(1));
            }
        }
    }

    @Test
    void rowHidesOnlyRowsBelowIt() {
        List<FindingCode> above = new ArrayList<>();
        for (Rule rule : Analyzer.RULES) {
            above.add(rule.code());
            assertThat(rule.hidesHere()).as(rule.code().name()).doesNotContainAnyElementsOf(above);
        }
    }

    @Test
    void onlyPrimariesWithAWitnessAreReplacedAutomatically() {
        assertThat(Arrays.stream(FindingCode.values()).filter(code -> code.remedy() == Remedy.REPLACE_PRIMARY))
                .containsExactlyInAnyOrder(
                        DEAD_PRIMARY,
                        DEAD_PRIMARY_AND_SOME_REPLICAS,
                        UNREACHABLE_PRIMARY_WITH_LAGGING_REPLICAS,
                        UNREACHABLE_PRIMARY);
    }

    @Test
    void everyRowTellsItsConditionInWords() {
        assertThat(FindingCode.values())
                .allSatisfy(code -> assertThat(RuleBook.conditionOf(code)).hasSizeGreaterThan(10));
    }

    @Test
    void everyCodeFitsItsColumnInTheStore() {
        assertThat(FindingCode.values())
                .allSatisfy(code -> assertThat(code.name()).hasSizeLessThanOrEqualTo(64));
    }

    @Test
    void evidenceIsTextAndNeverReadAsASentence() {
        // Given
        Map<String, String> evidence = Map.of("errors", "SQL 1064 near '{source} $1 \\'", "source", "p1");

        // When
        Finding finding = new Finding(FindingCode.REPLICA_BROKEN, new ClusterId("c"), InstanceId.parse("r1"), evidence);

        // Then
        assertThat(finding.sentence()).isEqualTo("stopped replicating with an error: SQL 1064 near '{source} $1 \\'");
    }

    @Test
    void everyFindingOfALostServerCarriesItsDowntime() {
        // Given
        Scenario scenario = Scenario.parse("lost", "o1 primary DOWN lost\np1 primary\nr1 <- p1");

        // When
        List<Finding> findings = Analyzer.analyze(scenario.snapshot(), scenario.analysis());

        // Then
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.LOST_IN_RECOVERY);
            assertThat(finding.isDowntimed()).isTrue();
        });
    }
}
