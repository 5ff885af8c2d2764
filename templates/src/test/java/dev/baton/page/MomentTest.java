package dev.baton.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00.123456Z");

    @ParameterizedTest
    @CsvSource({
        "PT0S, now",
        "PT0.9S, now",
        "PT1.4S, 1s ago",
        "PT200S, 3m 20s ago",
        "PT2H, 2h ago",
        "PT72H, 3 days ago",
        "PT-90S, in 1m 30s",
        "PT-96H, in 4 days"
    })
    void distanceIsToldAsPeopleSayIt(Duration passed, String words) {
        assertThat(new Moment(NOW.minus(passed), NOW).distance()).isEqualTo(words);
    }

    @Test
    void exactTimeIsInUtc() {
        Moment moment = new Moment(NOW, NOW);

        assertThat(moment.full()).isEqualTo("2026-11-24 09:00:00 UTC");
        assertThat(moment.clock()).isEqualTo("09:00:00.123");
        assertThat(moment.iso()).isEqualTo("2026-11-24T09:00:00.123Z");
    }
}
