package dev.baton.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.topology.ServerSettings.RoleAtRestart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleReaderTest {

    @ParameterizedTest
    @CsvSource({
        // now, of read_only: origin and persisted, of super_read_only: origin and persisted
        "ON, GLOBAL, '', GLOBAL, '', KEPT",
        "OFF, COMPILED, '', COMPILED, '', KEPT",
        "ON, DYNAMIC, '', DYNAMIC, '', UNSURE",
        "OFF, DYNAMIC, '', GLOBAL, '', UNSURE",
        "ON, COMPILED, '', DYNAMIC, '', UNSURE",
        "ON, COMPILED, '', COMPILED, '', UNSURE",
        "ON, DYNAMIC, ON, DYNAMIC, '', KEPT",
        "ON, DYNAMIC, '', DYNAMIC, ON, KEPT",
        "OFF, DYNAMIC, OFF, DYNAMIC, OFF, KEPT",
        "OFF, DYNAMIC, ON, COMPILED, '', CHANGES",
        "ON, DYNAMIC, OFF, DYNAMIC, '', CHANGES",
        "ON, PERSISTED, ON, PERSISTED, ON, KEPT"
    })
    void whatMysqlTellsOfTheOriginDecides(
            String now,
            String origin,
            String persisted,
            String superOrigin,
            String superPersisted,
            RoleAtRestart role) {
        // Given
        Row variables = Row.of(Map.of("read_only", now, "super_read_only", now));
        List<Row> origins =
                List.of(origin("read_only", origin, persisted), origin("super_read_only", superOrigin, superPersisted));

        // When
        RoleAtRestart told = RoleReader.read(variables, origins);

        // Then
        assertThat(told).isEqualTo(role);
    }

    @ParameterizedTest
    @CsvSource({"ON, CONFIG, KEPT", "ON, SQL, UNSURE", "OFF, SQL, UNSURE", "OFF, COMPILE-TIME, KEPT"})
    void ofMariaDbOnlyWhatWasSetAtRunTimeIsUnsure(String now, String origin, RoleAtRestart role) {
        // Given
        Row variables = Row.of(Map.of("read_only", now));

        // When
        RoleAtRestart told = RoleReader.read(variables, List.of(origin("READ_ONLY", origin, "")));

        // Then
        assertThat(told).isEqualTo(role);
    }

    @Test
    void withoutAnAnswerNothingIsKnown() {
        assertThat(RoleReader.read(Row.of(Map.of("read_only", "ON")), List.of()))
                .isEqualTo(RoleAtRestart.UNKNOWN);
    }

    private static Row origin(String name, String origin, String persisted) {
        Map<String, String> values = new HashMap<>(Map.of("name", name, "origin", origin));
        if (!persisted.isEmpty()) {
            values.put("persisted", persisted);
        }
        return Row.of(values);
    }
}
