package dev.baton.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.store.StoreReadiness.Obstacle;
import dev.baton.store.StoreReadiness.Unusable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StoreGateTest {

    private static final String PASSWORD = "s3cret";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:3306/baton",
                "jdbc:mariadb://localhost/baton",
                "jdbc:mysql://localhost:3306",
                "jdbc:mysql://localhost:3306/",
                "jdbc:mysql://localhost:3306/?user=x&password=s3cret"
            })
    void urlThatCannotBeUnderstoodIsToldWithTheForm(String url) {
        // When
        Unusable told = unusable(url);
        // Then
        assertThat(told.obstacle()).isEqualTo(Obstacle.BAD_URL);
        assertThat(told.remedy()).contains("jdbc:mysql://HOST:3306/DATABASE");
    }

    @Test
    void whatAServerSaidIsToldWithoutThePassword() {
        // Given
        StoreAccess access = new StoreAccess("jdbc:mysql://localhost/baton", "baton", PASSWORD);
        SQLException error = new SQLException("Row size too large, near 's3cret'\nsecond line", "42000", 1118);

        // When
        Unusable told = new StoreObstacles(access).failed(error);

        // Then
        assertThat(told.message())
                .contains("error 1118, Row size too large, near '(hidden)'")
                .doesNotContain("second line");
    }

    @Test
    void urlWithAWrongOptionIsTold() {
        assertThat(unusable("jdbc:mysql://localhost:port/baton").obstacle()).isEqualTo(Obstacle.BAD_URL);
    }

    @Test
    void hostNameThatDoesNotResolveIsTold() {
        // When
        Unusable told = unusable("jdbc:mysql://no-such-host.invalid:3306/baton");
        // Then
        assertThat(told.obstacle()).isEqualTo(Obstacle.UNKNOWN_HOST);
        assertThat(told.message()).contains("no-such-host.invalid:3306");
    }

    @Test
    void portOnWhichNobodyListensIsTold() throws IOException {
        // Given
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        // When
        Unusable told = unusable("jdbc:mysql://u:" + PASSWORD + "@127.0.0.1:" + port + "/baton?connectTimeout=2000");
        // Then
        assertThat(told.obstacle()).isEqualTo(Obstacle.UNREACHABLE);
        assertThat(told.message()).contains("127.0.0.1:" + port).contains("refused");
    }

    @Test
    void whoListensAndSaysNothingIsGivenUp() throws IOException {
        // Given
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // When
            Unusable told = unusable(
                    "jdbc:mysql://127.0.0.1:" + silent.getLocalPort() + "/baton?connectTimeout=500&socketTimeout=500");
            // Then
            assertThat(told.obstacle()).isEqualTo(Obstacle.UNREACHABLE);
        }
    }

    @Test
    void deadlinesAreAddedUnlessTheUrlHasThem() {
        // Given
        Duration limit = Duration.ofSeconds(5);
        // Then
        assertThat(access("jdbc:mysql://h/d").urlWithDeadlines(limit))
                .isEqualTo("jdbc:mysql://h/d?connectTimeout=5000&socketTimeout=10000");
        assertThat(access("jdbc:mysql://h/d?sslMode=REQUIRED&socketTimeout=1").urlWithDeadlines(limit))
                .isEqualTo("jdbc:mysql://h/d?sslMode=REQUIRED&socketTimeout=1&connectTimeout=5000");
    }

    @Test
    void accessShowsNeitherPasswordNorOptions() {
        assertThat(access("jdbc:mysql://root:s3cret@h:1/d?password=s3cret")).hasToString("h:1/d");
    }

    private static StoreAccess access(String url) {
        return new StoreAccess(url, "baton", PASSWORD);
    }

    private static Unusable unusable(String url) {
        Unusable told = (Unusable) new StoreGate(access(url)).open();
        assertThat(told.toString()).doesNotContain(PASSWORD).doesNotContain("Exception");
        return told;
    }
}
