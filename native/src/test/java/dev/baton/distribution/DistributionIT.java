package dev.baton.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.lab.Flavour;
import dev.baton.lab.MysqlServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionIT {
    private static final Duration START_AT_MOST = Duration.ofSeconds(90);
    private static final Pattern URL = Pattern.compile("url=(\\S+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static MysqlServer store;

    @TempDir
    Path folder;

    @BeforeAll
    static void startStore() {
        store = MysqlServer.start(Flavour.DEFAULT);
        store.execute(
                "CREATE DATABASE baton CHARACTER SET utf8mb4",
                "CREATE USER 'baton'@'%' IDENTIFIED BY 'storepw'",
                "GRANT ALL ON baton.* TO 'baton'@'%'");
    }

    @AfterAll
    static void stopStore() {
        store.close();
    }

    @Test
    void withoutAStoreItServesOnItsOwnAndTakesItAwayAtItsEnd() throws Exception {
        // Given
        long embedded;
        try (Launched baton = Launched.baton(folder, "serve", "-Dquarkus.http.port=0")) {

            // When
            String url = awaitUrl(baton);

            // Then
            assertThat(status(url + "/q/health/ready")).isEqualTo(200);
            assertThat(status(url + "/")).isEqualTo(200);
            assertThat(baton.said()).contains("for trying out");
            embedded = Long.parseLong(
                    Files.readString(folder.resolve("data/store/server.pid")).strip());
        }
        assertThat(ProcessHandle.of(embedded).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void aWorkerHasNoPages() throws Exception {
        // Given
        try (Launched baton = Launched.baton(folder, withStore("worker", "-Dquarkus.http.port=0"))) {
            String url = awaitUrl(baton);

            // When / Then
            assertThat(status(url + "/")).isEqualTo(404);
            assertThat(status(url + "/api/v1/clusters")).isEqualTo(404);
            assertThat(status(url + "/q/health/ready")).isEqualTo(200);
            assertThat(status(url + "/q/metrics")).isEqualTo(200);
        }
    }

    @Test
    void theWebShowsPagesAndIsNoWorker() throws Exception {
        // Given
        try (Launched baton =
                Launched.baton(folder, withStore("web", "-Dquarkus.http.port=0", "-Dbaton.node.name=the-web"))) {
            String url = awaitUrl(baton);

            // When / Then
            assertThat(status(url + "/")).isEqualTo(200);
            assertThat(get(url + "/api/v1/nodes").body()).doesNotContain("the-web");
        }
    }

    @Test
    void aJobIsDoneOnceAndAnswersInJson() throws Exception {
        // When
        try (Launched baton = Launched.baton(folder, withStore("run", "analysis", "--json"))) {

            // Then
            assertThat(baton.exitCode()).as(baton.complained()).isZero();
            assertThat(baton.said()).startsWith("{\"job\":\"analysis\",\"outcome\":\"WELL\"");
        }
    }

    @Test
    void aWrongPasswordIsOneClearMessageAndExitCodeTwo() throws Exception {
        // When
        try (Launched baton =
                Launched.baton(folder, "serve", "-Dbaton.store.url=" + url(), "-Dbaton.store.password=wrong-one")) {

            // Then
            assertThat(baton.exitCode()).isEqualTo(2);
            assertThat(baton.complained())
                    .startsWith("baton: ")
                    .contains("password")
                    .doesNotContain("wrong-one", "\tat ", "Exception");
        }
    }

    @Test
    void aWorkerWithoutStoreSaysHowToGiveItOne() throws Exception {
        // When
        try (Launched baton = Launched.baton(folder, "worker")) {

            // Then
            assertThat(baton.exitCode()).isEqualTo(2);
            assertThat(baton.complained())
                    .startsWith("baton: no store is configured")
                    .contains("baton.store.url=jdbc:mysql://");
        }
    }

    @Test
    void aClientCommandTellsThatNobodyAnswers() throws Exception {
        // When
        try (Launched baton = Launched.baton(folder, "-c", "topology", "-i", "db1:3306", "--server", "127.0.0.1:1")) {

            // Then
            assertThat(baton.exitCode()).isEqualTo(2);
            assertThat(baton.complained()).startsWith("baton: no Baton answers at http://127.0.0.1:1");
        }
    }

    private static String[] withStore(String command, String... more) {
        String[] store = {
            command, "-Dbaton.store.url=" + url(), "-Dbaton.store.password=storepw",
        };
        return Stream.concat(Stream.of(store), Stream.of(more)).toArray(String[]::new);
    }

    private static String url() {
        return "jdbc:mysql://" + store.hostPort() + "/baton";
    }

    private static String awaitUrl(Launched baton) {
        return await().atMost(START_AT_MOST)
                .pollInterval(Duration.ofMillis(100))
                .failFast("it ended", () -> !baton.process().isAlive())
                .until(() -> URL.matcher(baton.said()), Matcher::find)
                .group(1);
    }

    private static int status(String url) throws IOException, InterruptedException {
        return get(url).statusCode();
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }
}
