package dev.baton.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotingTest {

    @Test
    void plainArgumentsStayAsTheyAre() {
        assertThat(Quoting.line(List.of("ip", "-4", "address", "add", "10.0.0.9/24", "dev", "eth0")))
                .isEqualTo("ip -4 address add 10.0.0.9/24 dev eth0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "two words",
                "$(touch x)",
                "`touch x`",
                "it's",
                "''",
                "a;b",
                "a\nb",
                "\"quoted\"",
                "back\\slash",
                "*",
                "~",
                "ü €",
                "-n",
                "!!",
                "a'\"'\"'b"
            })
    void aShellGivesEachArgumentBackAsItWas(String argument) throws IOException {
        // Given
        String line = Quoting.line(List.of("printf", "%s", argument));

        // When
        Process shell = new ProcessBuilder("sh", "-c", line).start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(said).isEqualTo(argument);
    }

    @Test
    void whatNoShellCanBeGivenIsRefused() {
        assertThatThrownBy(() -> Quoting.line(List.of("echo", "a\0b"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Quoting.line(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
