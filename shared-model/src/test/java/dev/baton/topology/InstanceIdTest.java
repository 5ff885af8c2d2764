package dev.baton.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceIdTest {

    @ParameterizedTest
    @CsvSource({
        "db1                , db1:3306",
        "DB1.Example.COM:42 , db1.example.com:42",
        "' db1:3307 '       , db1:3307",
        "10.0.0.9:3306      , 10.0.0.9:3306",
        "fd00::9            , [fd00::9]:3306",
        "[fd00::9]          , [fd00::9]:3306",
        "[FD00::9]:3307     , [fd00::9]:3307",
        "[fe80::1%eth0]:3306, [fe80::1%eth0]:3306",
        "_x:65535           , _x:65535"
    })
    void addressesAreReadAsPeopleWriteThemAndReadBack(String text, String expected) {
        assertThat(InstanceId.parse(text)).hasToString(expected);
        assertThat(InstanceId.parse(expected)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ":3306",
                "db1:",
                "db1:x",
                "db1:0",
                "db1:65536",
                "db1:-1",
                "[fd00::9",
                "[fd00::9]x",
                "-oProxyCommand=x",
                "$(touch x)",
                "a;b",
                "a b",
                "a'b",
                "<script>",
                "a/b",
                "a\nb"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> InstanceId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusalShowsNoControlCharactersAndNoMoreThanALine() {
        assertThatThrownBy(() -> InstanceId.parse("a\u0007b\n" + "x".repeat(1_000)))
                .message()
                .doesNotContain("\u0007", "\n")
                .hasSizeLessThan(150);
    }

    @Test
    void orderIsByHostThenByPortAsANumber() {
        // Given
        List<String> inOrder = List.of("a:900", "a:3306", "a:10000", "b:1");

        // When
        Stream<InstanceId> sorted =
                inOrder.reversed().stream().map(InstanceId::parse).sorted();

        // Then
        assertThat(sorted.map(InstanceId::toString)).containsExactlyElementsOf(inOrder);
    }
}
