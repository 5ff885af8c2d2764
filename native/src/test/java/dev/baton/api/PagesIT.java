package dev.baton.api;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.baton.store.Store;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(StoreServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {

    private static final String HOSTILE = "<script>alert(1)</script>";

    private final Store store;

    PagesIT(Store store) {
        this.store = store;
    }

    @BeforeEach
    void writeEstate() {
        new Estate(store).write();
    }

    @Test
    void everyPageIsShown() {
        for (String path : List.of(
                "/",
                "/?q=shop",
                "/clusters/shop",
                "/clusters/led1:3306",
                "/instances/db1:3306",
                "/findings",
                "/recoveries",
                "/recoveries?cluster=shop",
                "/status",
                "/audit")) {
            when().get(path)
                    .then()
                    .statusCode(200)
                    .contentType(startsWith("text/html"))
                    .body(containsString("<main"))
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("X-Content-Type-Options", "nosniff");
        }
    }

    @Test
    void whatIfNamesTheSuccessor() {
        when().get("/clusters/shop").then().body(containsString("db2:3306</b> would take over."));
    }

    @Test
    void unknownPagesAreTellingPages() {
        when().get("/clusters/nobody").then().statusCode(404).body(containsString("no cluster goes by that name"));
        when().get("/recoveries/999999").then().statusCode(404).contentType(startsWith("text/html"));
        when().get("/recoveries/x").then().statusCode(404);
    }

    @Test
    void hostileAliasIsOnlyText() {
        form().formParam("alias", HOSTILE)
                .formParam("by", HOSTILE)
                .post("/clusters/shop/alias")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/clusters/db1:3306?notice=renamed"));
        for (String path : List.of("/", "/clusters/db1:3306", "/instances/db1:3306", "/audit")) {
            when().get(path).then().body(containsString("&lt;script&gt;alert")).body(not(containsString(HOSTILE)));
        }
        when().get("/?q=" + "%3Cscript%3E").then().body(not(containsString("<script>\"")));
    }

    @Test
    void takeoverByFormNeedsItsBoxTickedAndLeadsToTheRecovery() {
        form().formParam("by", "dana")
                .formParam("reason", "test")
                .post("/clusters/shop/takeover")
                .then()
                .statusCode(400);
        String location = form().formParam("by", "dana")
                .formParam("reason", "test")
                .formParam("target", "db3:3306")
                .formParam("confirmed", "yes")
                .post("/clusters/shop/takeover")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        when().get(URI.create(location).getPath()).then().statusCode(200).body(containsString("waiting"));
        when().get("/clusters/shop").then().body(containsString("is under way"));
    }

    @Test
    void aMoveIsShownFirstAndDoneOnlyOnceItIsConfirmed() {
        // Given
        given().queryParam("act", "relocate")
                .queryParam("server", "db3:3306")
                .queryParam("destination", "db2:3306")
                .get("/plan")
                .then()
                .statusCode(200)
                .body(containsString("let db3:3306 replicate from db2:3306"))
                .body(containsString("<form class=\"stack\" method=\"post\" action=\"/plan\">"));
        assertThat(store.recoveries().open()).isEmpty();
        // When
        plan().post("/plan").then().statusCode(400);
        String location = plan().formParam("confirmed", "yes")
                .post("/plan")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        // Then
        when().get(URI.create(location).getPath())
                .then()
                .statusCode(200)
                .body(containsString("Move "))
                .body(containsString("waiting"));
        when().get("/audit").then().body(containsString("relocate of db3:3306, db2:3306: rack move"));
    }

    private static RequestSpecification plan() {
        return form().formParam("act", "relocate")
                .formParam("server", "db3:3306")
                .formParam("destination", "db2:3306")
                .formParam("by", "dana")
                .formParam("reason", "rack move");
    }

    @Test
    void aPlanThatIsRefusedIsShownWithItsReasonsAndWithoutAButton() {
        given().queryParam("act", "move-up")
                .queryParam("server", "db2:3306")
                .get("/plan")
                .then()
                .statusCode(200)
                .body(containsString("It would be refused"))
                .body(containsString("at the top"))
                .body(not(containsString("action=\"/plan\"")));
        form().formParam("act", "move-up")
                .formParam("server", "db2:3306")
                .formParam("confirmed", "yes")
                .post("/plan")
                .then()
                .statusCode(409)
                .body(containsString("at the top"));
    }

    @Test
    void whatCannotBeAskedForIsToldOnAPage() {
        when().get("/plan?act=fly&server=db2:3306").then().statusCode(400).body(containsString("no such act"));
        when().get("/plan?act=relocate").then().statusCode(400).body(containsString("server is missing"));
        when().get("/plan?act=recover&server=db2:3306").then().statusCode(409).body(containsString("nothing is found"));
    }

    @Test
    void serversAndClustersOfferWhatCanBeDone() {
        when().get("/instances/db2:3306")
                .then()
                .body(containsString("<option value=\"take-siblings\""))
                .body(containsString("<option value=\"stop-replication\""))
                .body(containsString("<option value=\"rejoin\""));
        when().get("/clusters/shop")
                .then()
                .body(containsString("data-drop-form"))
                .body(containsString("data-server=\"db2:3306\""));
    }

    @Test
    void refusalsOfFormsAreToldWithTheirReasons() {
        form().formParam("by", "dana")
                .formParam("reason", "test")
                .formParam("confirmed", "yes")
                .post("/clusters/led1:3306/takeover")
                .then()
                .statusCode(409)
                .contentType(startsWith("text/html"))
                .body(containsString("primary down"));
    }

    @Test
    void switchIsSetByFormAndShownEverywhere() {
        form().formParam("enabled", "false")
                .formParam("by", "dana")
                .formParam("reason", "migration")
                .post("/settings/recoveries")
                .then()
                .statusCode(303);
        when().get("/").then().body(containsString("Automatic recovery off"));
        when().get("/status?notice=switched-off").then().body(containsString("nothing is recovered until"));
    }

    @Test
    void downtimeRuleAndDiscoveryWorkByForm() {
        form().formParam("by", "dana")
                .formParam("reason", "disk")
                .formParam("duration", "1h")
                .post("/instances/db2:3306/downtime")
                .then()
                .statusCode(303);
        when().get("/instances/db2:3306").then().body(containsString("In downtime (dana): disk"));
        form().formParam("by", "dana")
                .post("/instances/db2:3306/downtime/end")
                .then()
                .statusCode(303);
        form().formParam("by", "dana")
                .formParam("rule", "PREFER")
                .post("/instances/db3:3306/promotion-rule")
                .then()
                .statusCode(303);
        when().get("/clusters/shop").then().body(containsString("<dd>prefer</dd>"));
        form().formParam("by", "dana")
                .formParam("rule", "NEUTRAL")
                .post("/instances/db3:3306/promotion-rule")
                .then()
                .statusCode(303);
        form().formParam("address", "db9").post("/discover").then().statusCode(303);
        form().formParam("address", "<b>").post("/discover").then().statusCode(400);
    }

    @Test
    void formsOfOtherSitesAreRefused() {
        plan().header("Origin", "https://evil.example")
                .formParam("confirmed", "yes")
                .post("/plan")
                .then()
                .statusCode(403);
        form().header("Origin", "https://evil.example")
                .formParam("alias", "x")
                .post("/clusters/shop/alias")
                .then()
                .statusCode(403);
    }

    @Test
    void assetsAreServedAndAskedForAgain() {
        when().get("/assets/baton.css").then().statusCode(200).header("Cache-Control", "no-cache");
        when().get("/assets/baton.js").then().statusCode(200).contentType(containsString("javascript"));
        when().get("/assets/baton.svg").then().statusCode(200).contentType(containsString("svg"));
    }

    @Test
    @Timeout(20)
    void eventStreamTellsTheNumberAndEachChange() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/events"))
                    .timeout(Duration.ofSeconds(15))
                    .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                long first = number(lines);
                store.clusters().rename(Estate.SHOP, "changed");
                assertThat(number(lines)).isGreaterThan(first);
            }
        }
    }

    private static long number(BufferedReader lines) throws Exception {
        String line = lines.readLine();
        while (!line.startsWith("data:")) {
            line = lines.readLine();
        }
        return Long.parseLong(line.substring("data:".length()).strip());
    }

    private static RequestSpecification form() {
        return given().config(RestAssuredConfig.config()
                        .redirect(RedirectConfig.redirectConfig().followRedirects(false)))
                .contentType("application/x-www-form-urlencoded");
    }
}
