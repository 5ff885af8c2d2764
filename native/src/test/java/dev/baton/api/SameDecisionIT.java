package dev.baton.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.cli.Typed;
import dev.baton.page.act.Acts;
import dev.baton.store.Store;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Pages, REST and the command line are three ways to the same decision. */
@QuarkusTest
@QuarkusTestResource(StoreServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameDecisionIT {

    private static final String VIP = "10.9.8.7";

    private static final List<Asked> ASKED = List.of(
            new Asked("takeover", "db1", "", ""),
            new Asked("takeover", "db1", "db3:3306", ""),
            new Asked("takeover", "db1", "db9:3306", ""),
            new Asked("failover", "db1", "", ""),
            new Asked("failover", "led1", "", ""),
            new Asked("force-failover", "db1", "db2:3306", ""),
            new Asked("recover", "led1", "", ""),
            new Asked("rehang-replicas", "db1", "", ""),
            new Asked("rejoin", "db2", "", ""),
            new Asked("fence", "db2", "", ""),
            new Asked("adjust-semi-sync", "db1", "", ""),
            new Asked("restore-writes", "db1", "", ""),
            new Asked("relocate", "db3", "db2:3306", ""),
            new Asked("relocate", "db3", "led2:3306", ""),
            new Asked("move-up", "db2", "", ""),
            new Asked("relocate-replicas", "db1", "db2:3306", "db3"),
            new Asked("take-siblings", "db2", "", ""),
            new Asked("regroup-replicas", "db1", "", ""),
            new Asked("make-co-primary", "db2", "", ""),
            new Asked("stop-replication", "db2", "", ""),
            new Asked("stop-replication", "db1", "", ""),
            new Asked("make-writable", "db2", "", ""),
            new Asked("purge-binary-logs", "db1", "", "bin.000001"),
            new Asked("delay-replication", "db2", "", "60"),
            new Asked("place-address", "db1", "", VIP),
            new Asked("place-address", "db2", "", VIP),
            new Asked("take-address-away", "db1", "", VIP));

    private final Store store;

    SameDecisionIT(Store store) {
        this.store = store;
    }

    private record Asked(String act, String server, String destination, String argument) {
        @Override
        public String toString() {
            return act + " " + server + " " + destination + " " + argument;
        }
    }

    @BeforeEach
    void writeEstate() {
        new Estate(store).write();
        given().contentType(ContentType.JSON)
                .body(Map.of("cluster", "shop", "address", VIP + "/24", "interface", "eth0", "role", "writer"))
                .post("/api/v1/vips")
                .then()
                .statusCode(200);
    }

    @TestFactory
    Stream<DynamicTest> threeWaysToAskGiveOneDecision() {
        return ASKED.stream().map(asked -> DynamicTest.dynamicTest(asked.toString(), () -> isOneDecision(asked)));
    }

    @Test
    void everyKindOfActIsAmongThem() {
        assertThat(ASKED.stream()
                        .map(asked -> Acts.named(asked.act()).orElseThrow().group())
                        .distinct())
                .hasSize(Acts.ALL.stream().map(act -> act.group()).distinct().toArray().length);
    }

    private static void isOneDecision(Asked asked) {
        // Given
        JsonPath told = given().queryParam("for", asked.act())
                .queryParam("destination", asked.destination())
                .queryParam("argument", asked.argument())
                .get("/api/v1/instances/{server}/preview", asked.server())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        // When
        String typed = typed(asked).out();
        String shown = shown(asked);
        // Then
        List<String> texts = texts(told);
        assertThat(texts).as(told.prettify()).isNotEmpty();
        assertThat(typed).contains(told.getString("verdict"));
        assertThat(texts).allSatisfy(text -> assertThat(typed).contains(text));
        assertThat(texts).allSatisfy(text -> assertThat(shown).contains(escaped(text)));
        assertThat(shown.contains("It would be refused"))
                .isEqualTo(told.getString("verdict").equals("REFUSED"));
    }

    private static Typed typed(Asked asked) {
        List<String> words =
                Stream.of("preview", "-i", asked.server(), "--for", asked.act()).toList();
        Stream<String> other = asked.destination().isEmpty() ? Stream.of() : Stream.of("-d", asked.destination());
        return Typed.command(Stream.of(
                        words.stream(),
                        other,
                        Stream.of("--argument", asked.argument(), "--server", "http://localhost:" + RestAssured.port))
                .flatMap(part -> part)
                .toArray(String[]::new));
    }

    private static String shown(Asked asked) {
        return given().queryParam("act", asked.act())
                .queryParam("server", asked.server())
                .queryParam("destination", asked.destination())
                .queryParam("argument", asked.argument())
                .get("/plan")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** The end, every reason and every step, in the words of the planners. */
    private static List<String> texts(JsonPath told) {
        Stream<String> all = Stream.of(
                        "reasons.text", "candidates.reasons.text.flatten()", "phases.steps.text.flatten()")
                .flatMap(path -> told.<String>getList(path).stream());
        return Stream.concat(Stream.of(told.getString("summary")), all)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
