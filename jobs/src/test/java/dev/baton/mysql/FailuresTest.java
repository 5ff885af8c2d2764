package dev.baton.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.topology.Failure;
import dev.baton.topology.Failure.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {

    static Stream<Arguments> causes() {
        return Stream.of(
                Arguments.of(new ConnectException("Connection refused"), Kind.REFUSED),
                Arguments.of(new SocketTimeoutException("Read timed out"), Kind.TIMED_OUT),
                Arguments.of(new NoRouteToHostException("No route to host"), Kind.NO_ROUTE),
                Arguments.of(new UnknownHostException("db9"), Kind.UNKNOWN_HOST),
                Arguments.of(new EOFException("Can not read response"), Kind.BROKEN),
                Arguments.of(new SocketException("Connection reset"), Kind.BROKEN),
                Arguments.of(new IOException("short packet"), Kind.BROKEN),
                Arguments.of(new SSLHandshakeException("no cipher"), Kind.SERVER_ERROR));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void whatHappenedToTheNetworkTells(Exception cause, Kind expected) {
        // Given
        SQLException exception =
                new SQLException("Communications link failure", "08S01", new IllegalStateException(cause));

        // When
        Failure failure = Failures.classify(exception);

        // Then
        assertThat(failure.kind()).isEqualTo(expected);
        assertThat(failure.detail()).isEqualTo(cause.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "1040, 08004, TOO_MANY_CONNECTIONS",
        "1203, 42000, TOO_MANY_CONNECTIONS",
        "1226, 42000, TOO_MANY_CONNECTIONS",
        "1045, 28000, ACCESS_DENIED",
        "1044, 42000, ACCESS_DENIED",
        "1129, HY000, ACCESS_DENIED",
        "1130, HY000, ACCESS_DENIED",
        "1227, 42000, ACCESS_DENIED",
        "1698, 28000, ACCESS_DENIED",
        "1862, HY000, ACCESS_DENIED",
        "3118, HY000, ACCESS_DENIED",
        "4151, HY000, ACCESS_DENIED",
        "3032, HY000, ACCESS_DENIED",
        "1053, 08S01, BROKEN",
        "1927, 70100, BROKEN",
        "1193, HY000, SERVER_ERROR",
        "1205, 41000, SERVER_ERROR",
        "0, 08S01, BROKEN",
        "0, 08003, BROKEN",
        "0, 08001, SERVER_ERROR",
        "0, , SERVER_ERROR"
    })
    void whatTheServerAnsweredTellsByItsNumber(int number, String state, Kind expected) {
        // When
        Failure failure = Failures.classify(new SQLException("said no", state, number));

        // Then
        assertThat(failure.kind()).isEqualTo(expected);
    }

    @Test
    void aMissedDeadlineOfOursIsATimeOut() {
        // When
        Failure failure = Failures.classify(new SQLTimeoutException("no time left"));

        // Then
        assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
    }

    @Test
    void theDetailIsOneShortLine() {
        // When
        Failure failure = Failures.classify(new SQLException("two\n\n\tlines " + "x".repeat(1_000), "HY000", 1105));

        // Then
        assertThat(failure.detail()).startsWith("error 1105: two lines xxx").endsWith("...");
        assertThat(failure.detail().length()).isLessThan(330);
    }

    @Test
    void causesInACircleEnd() {
        // Given
        SQLException one = new SQLException("one", "HY000", 1105);
        IllegalStateException two = new IllegalStateException("two", one);
        one.initCause(two);

        // When
        Failure failure = Failures.classify(one);

        // Then
        assertThat(failure.kind()).isEqualTo(Kind.SERVER_ERROR);
    }
}
