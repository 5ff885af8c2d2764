package dev.baton.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.error.BatonException;
import dev.baton.error.ErrorCode;
import dev.baton.operate.Denial;
import dev.baton.operate.OperateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {

    private static final String INSIDE = "jdbc:mysql://10.0.0.1/baton?password=secret";

    private static final class Broken extends BatonException {
        private static final long serialVersionUID = 1;

        Broken(ErrorCode code) {
            super(code, INSIDE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void denialsAreTheAskersDoing(Denial denial) {
        Fault fault = Fault.of(new OperateException(denial, "detail", "remedy"));

        assertThat(fault.status()).isBetween(400, 499);
        assertThat(fault.isOurs()).isFalse();
        assertThat(fault.detail()).isEqualTo("detail");
        assertThat(fault.remedy()).isEqualTo("remedy");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsBrokenTellsItsCodeAndNothingOfTheInside(ErrorCode code) {
        Fault fault = Fault.of(new Broken(code));

        assertThat(fault.code()).isEqualTo(code.name());
        assertThat(fault.toString()).doesNotContain("jdbc", "secret");
    }

    @Test
    void bugsTellNothingOfTheInside() {
        Fault fault = Fault.of(new IllegalStateException(INSIDE));

        assertThat(fault.status()).isEqualTo(500);
        assertThat(fault.isBug()).isTrue();
        assertThat(fault.toString()).doesNotContain("jdbc", "secret");
    }
}
