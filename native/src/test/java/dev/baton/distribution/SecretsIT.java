package dev.baton.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.lab.Flavour;
import dev.baton.lab.LabExtension;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.ReplicationLab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** I11: secrets are planted wherever one is configured, a whole takeover is done, and then everything is searched. */
class SecretsIT {

    private static final String PLANTED = "planted-";
    private static final Pattern URL = Pattern.compile("url=(\\S+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final List<String> PATHS = List.of(
            "/",
            "/recoveries",
            "/findings",
            "/status",
            "/audit",
            "/api/v1/clusters",
            "/api/v1/instances",
            "/api/v1/findings",
            "/api/v1/recoveries",
            "/api/v1/blocked-recoveries",
            "/api/v1/nodes",
            "/api/v1/audit",
            "/q/health",
            "/q/metrics",
            "/q/openapi");

    @RegisterExtension
    static final LabExtension labs = LabExtension.primaryWithReplicas(2);

    private static MysqlServer store;

    @TempDir
    Path folder;

    @BeforeAll
    static void startStore() {
        store = MysqlServer.start(Flavour.DEFAULT);
        store.execute(
                "CREATE DATABASE baton CHARACTER SET utf8mb4",
                "CREATE USER 'baton'@'%' IDENTIFIED BY '" + PLANTED + "store'",
                "GRANT ALL ON baton.* TO 'baton'@'%'");
    }

    @AfterAll
    static void stopStore() {
        store.close();
    }

    @Test
    void noSecretIsFoundAnywhere() throws Exception {
        // Given
        ReplicationLab lab = labs.on(Flavour.MARIADB_11_4);
        lab.primary()
                .execute(
                        "CREATE USER 'watcher'@'%' IDENTIFIED BY '" + PLANTED + "mysql'",
                        "GRANT ALL ON *.* TO 'watcher'@'%'",
                        "CREATE USER 'follower'@'%' IDENTIFIED BY '" + PLANTED + "replication'",
                        "GRANT REPLICATION SLAVE ON *.* TO 'follower'@'%'");
        lab.waitUntilReplicated();
        configure(lab);
        try (Launched baton = Launched.baton(folder, "serve", "-Dquarkus.http.port=0")) {
            String url = await().atMost(LONG)
                    .failFast("it ended", () -> !baton.process().isAlive())
                    .until(() -> URL.matcher(baton.said()), Matcher::find)
                    .group(1);

            // When
            String seen = takeOver(url, lab) + read(url) + processes() + stored() + baton.said() + baton.complained();

            // Then
            assertThat(seen).contains("ORC_FAILED_HOST", "notification given up");
            assertThat(found(seen)).isEmpty();
        }
    }

    /** Every way to tell somebody leads nowhere, so that its failure is told instead. */
    private void configure(ReplicationLab lab) throws IOException {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("baton.store.url", "jdbc:mysql://" + store.hostPort() + "/baton");
        keys.put("baton.store.password", PLANTED + "store");
        keys.put("baton.mysql.user", "watcher");
        keys.put("baton.mysql.password", PLANTED + "mysql");
        keys.put("baton.mysql.replication-user", "follower");
        keys.put("baton.mysql.replication-password", PLANTED + "replication");
        keys.put("baton.mysql.replication-certificates", "skipped");
        keys.put("baton.mysql.allow-public-key-retrieval", "true");
        keys.put("baton.discovery.seeds", lab.primary().hostPort());
        keys.put(
                "baton.hooks.PreFailoverProcesses[0]",
                "env; cat /proc/self/environ /proc/self/cmdline | tr '\\\\0' ' '");
        keys.put("baton.hooks.PostFailoverProcesses[0]", "cat /proc/$PPID/cmdline | tr '\\\\0' ' '; exit 3");
        keys.put("baton.notify.attempts", "1");
        keys.put("baton.notify.mail-host", "127.0.0.1");
        keys.put("baton.notify.mail-port", "1");
        keys.put("baton.notify.mail-to", "dba@example.org");
        keys.put("baton.notify.mail-user", "baton");
        keys.put("baton.notify.mail-password", PLANTED + "smtp");
        keys.put("baton.notify.webhook-url", "http://127.0.0.1:1/");
        keys.put("baton.notify.webhook-key", PLANTED + "hmac");
        keys.put("baton.notify.chat-url", "http://127.0.0.1:1/" + PLANTED + "chat");
        keys.put("quarkus.log.category.\"dev.baton\".level", "DEBUG");
        Path file = Files.createDirectories(folder.resolve("config")).resolve("application.properties");
        Files.write(
                file,
                keys.entrySet().stream()
                        .map(key -> key.getKey() + "=" + key.getValue())
                        .toList());
    }

    private static String takeOver(String url, ReplicationLab lab) {
        String cluster = "/api/v1/clusters/" + lab.primary().hostPort();
        await().atMost(LONG)
                .until(() -> lab.servers().stream()
                        .allMatch(one -> get(url + cluster + "/topology").contains(String.valueOf(one.port()))));
        String asked = await().atMost(LONG)
                .until(
                        () -> post(url + cluster + "/takeover", "{\"by\": \"test\", \"reason\": \"secrets\"}"),
                        answer -> answer.contains("\"uid\""));
        await().atMost(LONG).until(() -> get(url + "/api/v1/recoveries").contains("SUCCEEDED_WITH_ERRORS"));
        await().atMost(LONG).until(() -> occurrences(get(url + "/api/v1/audit"), "notification given up") >= 6);
        return asked;
    }

    /** What people and programs are shown. */
    private static String read(String url) {
        List<String> ids = new ArrayList<>();
        Matcher uid = Pattern.compile("\"uid\"\\s*:\\s*\"([^\"]+)\"").matcher(get(url + "/api/v1/recoveries"));
        while (uid.find()) {
            ids.add(uid.group(1));
        }
        assertThat(ids).isNotEmpty();
        return Stream.concat(
                        PATHS.stream(),
                        ids.stream().flatMap(id -> Stream.of("/recoveries/" + id, "/api/v1/recoveries/" + id)))
                .map(path -> get(url + path))
                .collect(Collectors.joining("\n"));
    }

    /** What other users of the host see. */
    private static String processes() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .collect(Collectors.joining("\n"));
    }

    /** Every row of every table of the store, jobs included, and what its server shows as running. */
    private static String stored() {
        return Stream.concat(
                        store
                                .queryRows("SELECT table_name AS name FROM information_schema.tables"
                                        + " WHERE table_schema = 'baton'")
                                .stream()
                                .map(row -> "SELECT * FROM baton." + row.get("name")),
                        Stream.of("SHOW FULL PROCESSLIST"))
                .flatMap(sql -> store.queryRows(sql).stream())
                .map(Map::toString)
                .collect(Collectors.joining("\n"));
    }

    private static List<String> found(String text) {
        return text.lines().filter(line -> line.contains(PLANTED)).toList();
    }

    private static long occurrences(String text, String word) {
        return Pattern.compile(Pattern.quote(word)).matcher(text).results().count();
    }

    private static String get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    private static String post(String url, String body) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
