package dev.baton.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.scenario.Scenario;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObservationsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:01:00Z");
    private static final Failure REFUSED = new Failure(Failure.Kind.REFUSED, "");
    private static final Failure TIMED_OUT = new Failure(Failure.Kind.TIMED_OUT, "");
    private static final Failure DENIED = new Failure(Failure.Kind.ACCESS_DENIED, "");

    @Test
    void serverThatNeverAnsweredIsNeverSeenSinceTheFirstTry() {
        // When
        Observation first = Observations.missed(Optional.empty(), REFUSED, NOW);
        Observation second = Observations.missed(Optional.of(first), DENIED, NOW.plusSeconds(5));

        // Then
        assertThat(second).isEqualTo(new Observation.NeverSeen(DENIED, NOW, NOW.plusSeconds(5)));
    }

    @Test
    void silenceKeepsWhatWasKnownAndItsBeginning() {
        // Given
        Observation seen = seen("r1 <- p1");

        // When
        Observation first = Observations.missed(Optional.of(seen), REFUSED, NOW);
        Observation second = Observations.missed(Optional.of(first), TIMED_OUT, NOW.plusSeconds(5));

        // Then
        assertThat(second)
                .isEqualTo(new Observation.Unreachable(seen.facts().orElseThrow(), TIMED_OUT, NOW, NOW.plusSeconds(5)));
    }

    @Test
    void anotherKindOfFailureBeginsAnew() {
        // Given
        Observation silent = Observations.missed(Optional.of(seen("r1 <- p1")), REFUSED, NOW);

        // When
        Observation turnedAway = Observations.missed(Optional.of(silent), DENIED, NOW.plusSeconds(5));
        Observation silentAgain = Observations.missed(Optional.of(turnedAway), REFUSED, NOW.plusSeconds(10));

        // Then
        assertThat(turnedAway)
                .isInstanceOfSatisfying(
                        Observation.TurnedAway.class,
                        away -> assertThat(away.since()).isEqualTo(NOW.plusSeconds(5)));
        assertThat(silentAgain)
                .isInstanceOfSatisfying(
                        Observation.Unreachable.class,
                        away -> assertThat(away.since()).isEqualTo(NOW.plusSeconds(10)));
    }

    private static Observation seen(String line) {
        return Scenario.parse("test", line).snapshot().servers().getFirst().observation();
    }
}
