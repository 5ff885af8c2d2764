package dev.baton.lab;

import static dev.baton.lab.WriteAttempt.Outcome.ACKNOWLEDGED;
import static dev.baton.lab.WriteAttempt.Outcome.REFUSED;
import static dev.baton.lab.WriteAttempt.Outcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WritingReportTest {
    private static final WritingReport REPORT = new WritingReport(List.of(
            attempt(1, ACKNOWLEDGED, 10),
            attempt(2, UNKNOWN, 20),
            attempt(3, REFUSED, 30),
            attempt(4, ACKNOWLEDGED, 45),
            attempt(5, ACKNOWLEDGED, 55)));

    @Test
    void gapIsTheLongestTimeBetweenAcknowledgements() {
        assertThat(REPORT.longestGap()).isEqualTo(Duration.ofMillis(35));
    }

    @Test
    void gapNeedsTwoAcknowledgements() {
        assertThat(new WritingReport(List.of()).longestGap()).isZero();
    }

    @Test
    void firstAcknowledgementAfterAMomentBeganAfterIt() {
        assertThat(REPORT.firstAcknowledgedAfter(nanos(44)).orElseThrow().id()).isEqualTo(5);
        assertThat(REPORT.firstAcknowledgedAfter(nanos(55))).isEmpty();
    }

    @Test
    void onlyAcknowledgedRowsCanBeLost() {
        assertThat(REPORT.lost(Set.of(1L, 5L))).containsExactly(4L);
        assertThat(REPORT.lost(Set.of(1L, 2L, 4L, 5L))).isEmpty();
    }

    /** A write that took one millisecond. */
    private static WriteAttempt attempt(long id, WriteAttempt.Outcome outcome, long endedAtMs) {
        return new WriteAttempt(id, "127.0.0.1:3306", outcome, nanos(endedAtMs - 1), nanos(endedAtMs));
    }

    private static long nanos(long ms) {
        return Duration.ofMillis(ms).toNanos();
    }
}
