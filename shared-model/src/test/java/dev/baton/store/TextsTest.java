package dev.baton.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TextsTest {

    @Test
    void shortTextStaysAsItIs() {
        assertThat(Texts.cut("12345", 5)).isEqualTo("12345");
    }

    @Test
    void longTextEndsInDots() {
        assertThat(Texts.cut("123456", 5)).isEqualTo("12...");
    }

    @Test
    void characterOfTwoHalvesIsNotTornApart() {
        assertThat(Texts.cut("1\uD83D\uDE00456789", 5)).isEqualTo("1...");
    }
}
