package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OldSpellingTest {

    @Test
    void theCommandBehindMinusCComesFirst() {
        assertThat(OldSpelling.translate("-i", "a:1", "-c", "topology", "--json"))
                .containsExactly("topology", "-i", "a:1", "--json");
    }

    @Test
    void itCanBeGluedToAnEqualsSign() {
        assertThat(OldSpelling.translate("--command=clusters")).containsExactly("clusters");
    }

    @Test
    void aCommandOfOursStaysAsItIs() {
        assertThat(OldSpelling.translate("topology", "-i", "a:1")).containsExactly("topology", "-i", "a:1");
    }

    @Test
    void aLonelyMinusCIsLeftForTheParserToComplainAbout() {
        assertThat(OldSpelling.translate("-c")).containsExactly("-c");
    }
}
