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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * I11: secrets are planted wherever one is configured, a takeover and a failover with virtual addresses are done, and then
 * everything is searched: what Baton says, shows and stores, what it hands on, and what its servers say that it said.
 */
class SecretsIT {

    private static final Pattern URL = Pattern.compile("url=(\\S+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String VIP = "10.9.8.7";
    private static final String VIP_OF_BROKEN_KEY = "10.9.8.6";
    private static final List<String> PATHS = List.of(
            "/",
            "/clusters/shop",
            "/recoveries",
            "/findings",
            "/status",
            "/audit",
            "/api/v1/clusters",
            "/api/v1/instances",
            "/api/v1/findings",
            "/api/v1/findings/changes",
            "/api/v1/recoveries",
            "/api/v1/blocked-recoveries",
            "/api/v1/nodes",
            "/api/v1/audit",
            "/api/v1/vips",
            "/api/clusters-info",
            "/q/health",
            "/q/metrics",
            "/q/openapi");
    private static final List<String> COMMANDS = List.of(
            "clusters",
            "topology -a shop",
            "topology -a nobody",
            "preview -a shop",
            "instances",
            "findings",
            "recoveries",
            "nodes",
            "vip list",
            "vip verify " + VIP,
            "vip trust 127.0.0.1",
            "vip move " + VIP);

    @RegisterExtension
    static final LabExtension labs = LabExtension.primaryWithReplicas(2);

    private MysqlServer store;

    @TempDir
    Path folder;

    @BeforeEach
    void startStore() {
        store = MysqlServer.start(Flavour.DEFAULT);
        store.execute(
                "CREATE DATABASE baton CHARACTER SET utf8mb4",
                "CREATE USER 'baton'@'%' IDENTIFIED BY '" + Planted.secret("store") + "'",
                "GRANT ALL ON baton.* TO 'baton'@'%'");
    }

    @AfterEach
    void stopStore() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb-11.4", "mysql-9.7"})
    void noSecretIsFoundAnywhere(String flavour) throws Exception {
        // Given
        ReplicationLab lab = labs.on(Flavour.of(flavour));
        lab.primary().execute(Planted.accounts());
        lab.waitUntilReplicated();
        lab.servers()
                .forEach(server -> server.execute("SET GLOBAL log_output = 'TABLE'", "SET GLOBAL general_log = 1"));
        Planted planted = Planted.in(folder);
        planted.configure(store.hostPort(), lab.primary().hostPort());
        try (Launched baton = Launched.baton(folder, Planted.environment(), "serve", "-Dquarkus.http.port=0");
                ProcessWatch processes = ProcessWatch.of(baton.process())) {
            String url = await().atMost(LONG)
                    .failFast("it ended", () -> !baton.process().isAlive())
                    .until(() -> URL.matcher(baton.said()), Matcher::find)
                    .group(1);

            // When
            StringBuilder seen = new StringBuilder(takeOver(url, lab));
            seen.append(addresses(url))
                    .append(heard(lab))
                    .append(failOver(url, lab))
                    .append(heard(lab));
            seen.append(read(url)).append(typed(url)).append(stored()).append(planted.fenced());
            seen.append(processes.seen()).append(baton.said()).append(baton.complained());

            // Then
            assertThat(seen)
                    .contains("ORC_FAILED_HOST=", "notification given up", "BATON_ADDRESS=" + VIP)
                    .contains("the key cannot be used", "no cluster", "read_only = 0");
            assertThat(planted.found(seen.toString())).isEmpty();
        }
    }

    private static String takeOver(String url, ReplicationLab lab) {
        String cluster = "/api/v1/clusters/" + lab.primary().hostPort();
        await().atMost(LONG)
                .until(() -> lab.servers().stream()
                        .allMatch(one -> get(url + cluster + "/topology").contains(String.valueOf(one.port()))));
        send(json(url + cluster + "/alias", "{\"alias\": \"shop\"}", "PUT"));
        String asked = await().atMost(LONG)
                .until(
                        () -> post(url + cluster + "/takeover", "{\"by\": \"test\", \"reason\": \"secrets\"}"),
                        answer -> answer.contains("\"uid\""));
        await().atMost(LONG).until(() -> get(url + "/api/v1/recoveries").contains("SUCCEEDED_WITH_ERRORS"));
        await().atMost(LONG).until(() -> occurrences(get(url + "/api/v1/audit"), "notification given up") >= 6);
        return asked;
    }

    /** Hosts that cannot be reached, by a key that can be used and by one that cannot. */
    private static String addresses(String url) {
        String body = "{\"cluster\": \"shop\", \"address\": \"%s/24\", \"interface\": \"eth0\", \"key\": \"%s\","
                + " \"whenUnreachable\": \"fence-hook\"}";
        return post(url + "/api/v1/vips", body.formatted(VIP, "usual"))
                + post(url + "/api/v1/vips", body.formatted(VIP_OF_BROKEN_KEY, "broken"))
                + post(url + "/api/v1/vips/" + VIP + "/check?wait=30", "{}")
                + post(url + "/api/v1/vips/" + VIP_OF_BROKEN_KEY + "/check?wait=30", "{}")
                + post(url + "/api/v1/vips/host-keys?wait=30", "{\"host\": \"127.0.0.1\"}");
    }

    /** The addresses' hosts are fenced. */
    private String failOver(String url, ReplicationLab lab) {
        String primary = primary(url);
        lab.servers().stream()
                .filter(server -> server.hostPort().equals(primary))
                .forEach(MysqlServer::kill);
        await().atMost(LONG).until(() -> !primary(url).equals(primary));
        await().atMost(LONG).until(() -> occurrences(get(url + "/api/v1/recoveries"), "SUCCEEDED_WITH_ERRORS") >= 2);
        return get(url + "/api/v1/recoveries");
    }

    private static String primary(String url) {
        Matcher primary = Pattern.compile("\"primary\"\\s*:\\s*\"([^\"]*)\"").matcher(get(url + "/api/v1/clusters"));
        return primary.find() ? primary.group(1) : "";
    }

    /** What people and programs are shown. */
    private static String read(String url) {
        List<String> ids = new ArrayList<>();
        Matcher uid = Pattern.compile("\"uid\"\\s*:\\s*\"([^\"]+)\"").matcher(get(url + "/api/v1/recoveries"));
        while (uid.find()) {
            ids.add(uid.group(1));
        }
        assertThat(ids).hasSizeGreaterThan(1);
        return Stream.concat(
                        PATHS.stream(),
                        ids.stream().flatMap(id -> Stream.of("/recoveries/" + id, "/api/v1/recoveries/" + id)))
                .map(path -> get(url + path))
                .collect(Collectors.joining("\n"));
    }

    /** What the command line says, errors included: also that of a process that cannot log in to its store. */
    private String typed(String url) throws InterruptedException {
        StringBuilder said = new StringBuilder();
        for (String command : COMMANDS) {
            try (Launched typed = Launched.baton(folder, Map.of("BATON_SERVER", url), command.split(" ", -1))) {
                typed.exitCode();
                said.append(typed.said()).append(typed.complained());
            }
        }
        Map<String, String> wrong = Map.of("BATON_STORE_PASSWORD", Planted.secret("wrong"));
        try (Launched denied = Launched.baton(folder, wrong, "run", "analysis")) {
            assertThat(denied.exitCode()).isNotZero();
            return said.append(denied.said()).append(denied.complained()).toString();
        }
    }

    /** What the managed servers have heard by their own account, and show as running. */
    private static String heard(ReplicationLab lab) {
        return lab.servers().stream()
                .filter(MysqlServer::isAlive)
                .flatMap(server -> Stream.of(
                                "SELECT CAST(argument AS CHAR) AS argument FROM mysql.general_log",
                                "SHOW FULL PROCESSLIST")
                        .flatMap(sql -> server.queryRows(sql).stream()))
                .map(Map::toString)
                .collect(Collectors.joining("\n"));
    }

    /** Every row of every table of the store, jobs included, and what its server shows as running. */
    private String stored() {
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

    private static long occurrences(String text, String word) {
        return Pattern.compile(Pattern.quote(word)).matcher(text).results().count();
    }

    private static String get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    private static String post(String url, String body) {
        return send(json(url, body, "POST"));
    }

    private static HttpRequest.Builder json(String url, String body, String method) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    private static String send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(40)).build(), BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
