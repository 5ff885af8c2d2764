package dev.baton.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.topology.PromotionRule;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SaidTest {

    @ParameterizedTest
    @CsvSource({"30s, PT30S", "10m, PT10M", "4h, PT4H", "7d, PT168H", "2w, PT336H", "1 H, PT1H"})
    void durationsAreUnderstoodAsPeopleWriteThem(String said, Duration meant) {
        assertThat(Said.duration(said)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "h", "-1h", "0m", "9999999999s", "53w", "1h30m"})
    void whatIsNoDurationOrTooLongIsToldWithExamples(String said) {
        isBad(() -> Said.duration(said), "30s");
    }

    @ParameterizedTest
    @CsvSource({"prefer, PREFER", "must-not, MUST_NOT", "MUST_NOT, MUST_NOT", "Neutral, NEUTRAL"})
    void rulesAreUnderstoodInAnySpelling(String said, PromotionRule meant) {
        assertThat(Said.rule(said)).isEqualTo(meant);
    }

    @Test
    void addressesAreParsedOnce() {
        assertThat(Said.server("DB1").toString()).isEqualTo("db1:3306");
        isBad(() -> Said.server("db1; rm -rf /"), "host:port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0000b", "two\nlines"})
    void aliasesAreVisible(String said) {
        isBad(() -> Said.alias(said), "1 to 255");
    }

    @Test
    void aliasMayBeAnythingThatCanBeShown() {
        assertThat(Said.alias(" <b>shop</b> ")).isEqualTo("<b>shop</b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "99999999"})
    void pagesAreCountedFromZero(String said) {
        isBad(() -> Said.page(said), "from 0");
        assertThat(Said.page("")).isZero();
    }

    @Test
    void whatIsMissingIsEmptyText() {
        assertThat(Said.text(null)).isEmpty();
        assertThat(Said.text("  dana ")).isEqualTo("dana");
    }

    private static void isBad(ThrowingCallable saying, String remedy) {
        assertThatExceptionOfType(OperateException.class)
                .isThrownBy(saying)
                .matches(denied -> denied.code() == Denial.BAD_VALUE)
                .matches(denied -> denied.remedy().contains(remedy), "tells how to say it");
    }
}
