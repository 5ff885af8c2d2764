package dev.baton.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.gtid.GtidSet;
import dev.baton.scenario.GtidLetters;
import dev.baton.scenario.Scenario;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VanishedTest {

    @Test
    void whatWasReceivedAndNotAppliedIsMissedOnceItIsGone() {
        // Given
        Instance before = replica("8.4.6", "gtid=A:1-80 received=A:1-100");

        // When
        Instance now = replica("8.4.6", "gtid=A:1-85 received=A:1-85").since(before);

        // Then
        assertThat(gone(now)).contains("A:86-100");
    }

    @Test
    void itIsMissedUntilItIsReceivedAgain() {
        // Given
        Instance before = replica("8.4.6", "gtid=A:1-80 received=A:1-100");
        Instance shrunk = replica("8.4.6", "gtid=A:1-80 received=A:1-80").since(before);

        // When
        Instance later = replica("8.4.6", "gtid=A:1-80 received=A:1-90").since(shrunk);
        Instance atLast = replica("8.4.6", "gtid=A:1-95 received=A:1-120").since(later);

        // Then
        assertThat(gone(later)).contains("A:91-100");
        assertThat(atLast.health().vanished().isEmpty()).isTrue();
    }

    @Test
    void whatWasAppliedMayGoOutOfTheRelayLogs() {
        // Given
        Instance before = replica("8.4.6", "gtid=A:1-100 received=A:50-100");

        // When
        Instance now = replica("8.4.6", "gtid=A:1-100 received=none").since(before);

        // Then
        assertThat(now.health().vanished().isEmpty()).isTrue();
    }

    @Test
    void mariaDbIsMissedByItsReceivedPosition() {
        // Given
        Instance before = replica("11.4.5-MariaDB", "gtid=0-1-80 received=0-1-100");

        // When
        Instance now = replica("11.4.5-MariaDB", "gtid=0-1-82 received=0-1-82").since(before);

        // Then
        assertThat(gone(now)).contains("0-1-100");
    }

    @Test
    void withoutGtidsThePositionInTheSourcesLogIsCompared() {
        // Given
        Instance before = replica("5.7.22", "gtid=off read=binlog.000003:900 applied=binlog.000003:200");

        // When
        Instance now = replica("5.7.22", "gtid=off read=binlog.000003:200 applied=binlog.000003:200")
                .since(before);
        Instance later = replica("5.7.22", "gtid=off read=binlog.000003:400 applied=binlog.000003:400")
                .since(now);
        Instance atLast = replica("5.7.22", "gtid=off read=binlog.000004:4 applied=binlog.000003:900")
                .since(later);

        // Then
        assertThat(now.health().vanished().files()).isEqualTo(Map.of("", "binlog.000003:900"));
        assertThat(later.health().vanished().files()).isEqualTo(Map.of("", "binlog.000003:900"));
        assertThat(atLast.health().vanished().isEmpty()).isTrue();
    }

    private static Optional<String> gone(Instance facts) {
        return facts.health()
                .vanished()
                .transactions()
                .gtids()
                .map(GtidSet::text)
                .map(GtidLetters::contract);
    }

    private static Instance replica(String version, String said) {
        return Scenario.parse("relay logs", "p1 primary " + version + "\nr1 <- p1 " + said)
                .snapshot()
                .get(InstanceId.parse("r1"))
                .facts()
                .orElseThrow();
    }
}
