package dev.baton.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A value is named in the line that a shell gets, never written into it; real shells are asked elsewhere. */
class HookCommandTest {

    private static final HookValues VALUES = HookValues.of(Map.of(
            HookValue.FAILED_HOST, "db1",
            HookValue.FAILURE_CLUSTER_ALIAS, "$(touch x)",
            HookValue.COUNT_REPLICAS, "2"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "hook {failedHost} {failureClusterAlias} | hook \"${BATON_FAILED_HOST}\" \"${BATON_FAILURE_CLUSTER_ALIAS}\"",
                "echo 'of {failedHost}' >> log       | echo 'of '\"${BATON_FAILED_HOST}\"'' >> log",
                "echo \"of {failedHost}\"            | echo \"of ${BATON_FAILED_HOST}\"",
                "echo \"it's {failedHost}\"          | echo \"it's ${BATON_FAILED_HOST}\"",
                "echo it\\'s {failedHost}            | echo it\\'s \"${BATON_FAILED_HOST}\"",
                "echo \"\\\"{failedHost}\"           | echo \"\\\"${BATON_FAILED_HOST}\"",
                "echo \"$(echo {failedHost})\"       | echo \"$(echo \"${BATON_FAILED_HOST}\")\"",
                "echo \"$(echo 'a') {failedHost}\"   | echo \"$(echo 'a') ${BATON_FAILED_HOST}\"",
                "f() { echo {failedHost}; }; f       | f() { echo \"${BATON_FAILED_HOST}\"; }; f",
                "curl -d {countSlaves}={countReplicas} | curl -d \"${BATON_COUNT_REPLICAS}\"=\"${BATON_COUNT_REPLICAS}\""
            })
    void aPlaceholderBecomesAQuotedVariable(String command, String script) {
        assertThat(new HookCommand(command).script(VALUES)).isEqualTo(script);
    }

    @Test
    void anApostropheInACommentOpensNoQuotes() {
        assertThat(new HookCommand("true # don't\necho {failedHost}").script(VALUES))
                .isEqualTo("true # don't\necho \"${BATON_FAILED_HOST}\"");
    }

    @ParameterizedTest
    @CsvSource({"hook {successorHost}", "awk '{print}'", "echo {a,b} ${x}", "echo {unheard}"})
    void whatIsNoPlaceholderOrHasNoValueStaysAsItIs(String command) {
        assertThat(new HookCommand(command).script(VALUES)).isEqualTo(command);
    }

    @ParameterizedTest
    @EnumSource(HookValue.class)
    void everyValueHasAPlaceholderOfItsOwn(HookValue value) {
        assertThat(value.placeholders())
                .isNotEmpty()
                .allSatisfy(placeholder -> assertThat(HookValue.of(placeholder)).containsExactly(value));
    }

    @Test
    void valuesAreToldUnderOldAndNewNames() {
        assertThat(VALUES.environment())
                .containsEntry("ORC_FAILED_HOST", "db1")
                .containsEntry("BATON_FAILED_HOST", "db1")
                .containsEntry("ORC_FAILURE_CLUSTER_ALIAS", "$(touch x)")
                .doesNotContainKey("ORC_SUCCESSOR_HOST")
                .hasSize(6);
    }

    @Test
    void whatNoEnvironmentCanHoldIsTakenOut() {
        // Given
        HookValues values = HookValues.of(
                Map.of(HookValue.FAILURE_CLUSTER_ALIAS, "a\0b", HookValue.REPLICA_HOSTS, "x".repeat(1_000_000)));

        // When / Then
        assertThat(values.get(HookValue.FAILURE_CLUSTER_ALIAS)).contains("ab");
        assertThat(values.get(HookValue.REPLICA_HOSTS)).get().asString().hasSize(30_000);
    }
}
