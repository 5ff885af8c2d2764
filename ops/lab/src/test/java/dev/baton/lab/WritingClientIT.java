package dev.baton.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class WritingClientIT {
    @RegisterExtension
    static final LabExtension labs = LabExtension.primaryWithReplicas(1);

    @Test
    void failoverIsSeenAsOneGap() {
        // Given
        MysqlServer old = labs.primary();
        MysqlServer promoted = labs.replica(1);
        try (WritingClient client =
                WritingClient.trying(List.of(old.hostPort(), promoted.hostPort()), WritingClient.Pace.DEFAULT)) {
            awaitAcknowledgements(client, 20);
            labs.lab().waitUntilReplicated();
            // When
            long killedAt = System.nanoTime();
            old.kill();
            promoted.execute("SET GLOBAL read_only=0");
            await().atMost(Duration.ofSeconds(10))
                    .until(() ->
                            client.report().firstAcknowledgedAfter(killedAt).isPresent());
            // Then
            WritingReport report = client.finish();
            WriteAttempt first = report.firstAcknowledgedAfter(killedAt).orElseThrow();
            assertThat(first.server()).isEqualTo(promoted.hostPort());
            assertThat(report.longestGap()).isLessThan(Duration.ofSeconds(10));
            assertThat(report.lost(WritingClient.rowsOn(promoted)))
                    .isSubsetOf(report.acknowledged().tailSet(firstUnsafe(report)));
        }
    }

    @Test
    void unansweredWriteIsNeitherAcknowledgedNorRefused() {
        // Given
        MysqlServer primary = labs.primary();
        try (WritingClient client =
                WritingClient.following(primary::hostPort, new WritingClient.Pace(ms(5), ms(500)))) {
            awaitAcknowledgements(client, 5);
            // When
            primary.freeze();
            await().atMost(Duration.ofSeconds(5)).until(() -> client.report().count(WriteAttempt.Outcome.UNKNOWN) > 0);
            primary.thaw();
            // Then
            long thawedAt = System.nanoTime();
            await().atMost(Duration.ofSeconds(5))
                    .until(() ->
                            client.report().firstAcknowledgedAfter(thawedAt).isPresent());
            assertThat(client.report().longestGap()).isGreaterThan(ms(500));
            assertThat(client.finish().lost(WritingClient.rowsOn(primary))).isEmpty();
        }
    }

    /** Replication is asynchronous: only what was written after the last wait for the replica may be lost. */
    private static long firstUnsafe(WritingReport report) {
        return report.acknowledged().stream().skip(20).findFirst().orElse(Long.MAX_VALUE);
    }

    private static void awaitAcknowledgements(WritingClient client, int count) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> client.report().count(WriteAttempt.Outcome.ACKNOWLEDGED) >= count);
    }

    private static Duration ms(long ms) {
        return Duration.ofMillis(ms);
    }
}
