package dev.baton.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetTest {

    @Test
    void schemeAndPortMayBeLeftOut() {
        assertThat(Fleet.parse("db1, db2:4000,https://baton.example.com,http://[::1]:3000/")
                        .servers())
                .map(Object::toString)
                .containsExactly(
                        "http://db1:3000", "http://db2:4000", "https://baton.example.com", "http://[::1]:3000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " , ", "ftp://db1", "http://", "$(touch x)", "http://a b"})
    void whatIsNoAddressIsToldSo(String text) {
        assertThatThrownBy(() -> Fleet.parse(text))
                .isInstanceOf(ClientException.class)
                .hasMessageStartingWith("not the address of a Baton: '");
    }
}
