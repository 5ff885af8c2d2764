package dev.baton.api;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.baton.store.FleetRequest;
import dev.baton.store.Store;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@QuarkusTest
@QuarkusTestResource(StoreServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestIT {

    private static final String API = "/api/v1";
    private static final String PROBLEM = "application/problem+json";

    private final Store store;

    RestIT(Store store) {
        this.store = store;
    }

    @BeforeEach
    void writeEstate() {
        new Estate(store).write();
    }

    @Test
    void clustersAreToldWithPrimaryFindingsAndGeneration() {
        when().get(API + "/clusters")
                .then()
                .statusCode(200)
                .body("alias", hasItem("shop"))
                .body("find { it.alias == 'shop' }.primary", equalTo("db1:3306"))
                .body("find { it.alias == 'shop' }.servers", equalTo(3))
                .body("find { it.name == 'led1:3306' }.findings.critical", equalTo(1))
                .body("find { it.alias == 'shop' }.generation", notNullValue());
    }

    @Test
    void clusterIsFoundByNameAliasAndMember() {
        for (String hint : new String[] {"db1:3306", "shop", "db2:3306", "db2"}) {
            when().get(API + "/clusters/{hint}", hint).then().statusCode(200).body("name", equalTo("db1:3306"));
        }
    }

    @Test
    void unknownClusterIsAProblemWithARemedy() {
        when().get(API + "/clusters/nobody")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("code", equalTo("NO_SUCH_CLUSTER"))
                .body("status", equalTo(404))
                .body("remedy", containsString("host:port"));
    }

    @Test
    void topologyIsToldAsTreeAndAsText() {
        when().get(API + "/clusters/shop/topology")
                .then()
                .statusCode(200)
                .body("trees", hasSize(1))
                .body("trees[0].server.address", equalTo("db1:3306"))
                .body("trees[0].replicas.server.address", contains("db2:3306", "db3:3306"))
                .body("trees[0].replicas[0].replication", equalTo("replicates"))
                .body("text", startsWith("db1:3306"));
    }

    @Test
    void previewOfAFailoverNamesTheSuccessorThoughThePrimaryLives() {
        given().queryParam("for", "failover")
                .get(API + "/clusters/shop/preview")
                .then()
                .statusCode(200)
                .body("verdict", equalTo("SUCCEEDS"))
                .body("successor", equalTo("db2:3306"))
                .body("candidates.verdict", hasItem("CHOSEN"))
                .body("phases.name", hasItem("PROMOTE"));
    }

    @Test
    void previewOfNothingInParticularIsNotUnderstood() {
        when().get(API + "/clusters/shop/preview")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("code", equalTo("BAD_VALUE"));
    }

    @Test
    void takeoverIsFiledAndASecondOneIsToldOfTheFirst() {
        // When
        String location = given().contentType(ContentType.JSON)
                .body(Map.of("target", "db3:3306", "by", "dana", "reason", "kernel update"))
                .post(API + "/clusters/shop/takeover")
                .then()
                .statusCode(202)
                .body("state", equalTo("PENDING"))
                .body("kind", equalTo("TAKEOVER"))
                .extract()
                .header("Location");
        // Then
        when().get(location.replaceFirst("^https?://[^/]+", ""))
                .then()
                .statusCode(200)
                .body("requestedBy", equalTo("dana"))
                .body("phases", hasSize(0));
        given().contentType(ContentType.JSON)
                .body("{}")
                .post(API + "/clusters/shop/takeover")
                .then()
                .statusCode(409)
                .body("code", equalTo("RECOVERY_OPEN"));
        when().get(API + "/audit").then().body("find { it.act == 'takeover' }.who", equalTo("dana"));
    }

    @Test
    void takeoverThatThePlannerRefusesIsToldWithAllReasons() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post(API + "/clusters/led1:3306/takeover")
                .then()
                .statusCode(409)
                .contentType(PROBLEM)
                .body("code", equalTo("REFUSED"))
                .body("reasons.rule", contains("primary down"));
    }

    @Test
    void addressThatIsNoneIsNotUnderstood() {
        when().get(API + "/instances/{address}", "db1;drop")
                .then()
                .statusCode(400)
                .body("detail", containsString("db1;drop"))
                .body("remedy", containsString("host:port"));
    }

    @Test
    void bodyThatIsNoJsonIsNotUnderstood() {
        given().contentType(ContentType.JSON)
                .body("{nonsense")
                .put(API + "/clusters/shop/alias")
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
    }

    @Test
    void aliasIsChangedAndATakenOneIsRefused() {
        given().contentType(ContentType.JSON)
                .body(Map.of("alias", "web shop", "by", "dana"))
                .put(API + "/clusters/shop/alias")
                .then()
                .statusCode(200)
                .body("alias", equalTo("web shop"));
        given().contentType(ContentType.JSON)
                .body(Map.of("alias", "led1:3306"))
                .put(API + "/clusters/db1:3306/alias")
                .then()
                .statusCode(409)
                .body("code", equalTo("NAME_TAKEN"));
    }

    @Test
    void downtimeIsBegunShownAndEnded() {
        String downtime = API + "/instances/db2:3306/downtime";
        given().contentType(ContentType.JSON)
                .body(Map.of("owner", "dana", "reason", "disk", "duration", "2h"))
                .put(downtime)
                .then()
                .statusCode(200)
                .body("downtime.owner", equalTo("dana"));
        when().delete(downtime).then().statusCode(200).body("downtime", equalTo(null));
        when().delete(downtime).then().statusCode(404).body("code", equalTo("NOT_IN_DOWNTIME"));
    }

    @Test
    void promotionRuleIsSetAndTakenBack() {
        String rule = API + "/instances/db3:3306/promotion-rule";
        given().contentType(ContentType.JSON)
                .body(Map.of("rule", "must_not"))
                .put(rule)
                .then()
                .body("promotionRule", equalTo("MUST_NOT"));
        given().contentType(ContentType.JSON)
                .body(Map.of("rule", "neutral"))
                .put(rule)
                .then()
                .body("promotionRule", equalTo("NEUTRAL"));
    }

    @Test
    void discoveryIsFiledAndItsAnswerFound() {
        int id = given().contentType(ContentType.JSON)
                .body(Map.of("address", "new1"))
                .post(API + "/instances")
                .then()
                .statusCode(202)
                .body("state", equalTo("PENDING"))
                .body("requestedBy", startsWith("anonymous@"))
                .extract()
                .path("id");
        FleetRequest claimed = store.requests().claimNext("worker-1").orElseThrow();
        store.requests().finish(claimed.id(), "found 3 servers");
        when().get(API + "/requests/{id}", id).then().body("answer", equalTo("found 3 servers"));
    }

    @Test
    void switchNeedsAReason() {
        String path = API + "/settings/recoveries";
        given().contentType(ContentType.JSON)
                .body("{\"enabled\": false}")
                .put(path)
                .then()
                .statusCode(400);
        given().contentType(ContentType.JSON)
                .body("{\"enabled\": false, \"by\": \"dana\", \"reason\": \"migration\"}")
                .put(path)
                .then()
                .statusCode(200)
                .body("enabled", equalTo(false))
                .body("by", equalTo("dana"));
        when().get(path).then().body("reason", equalTo("migration"));
    }

    @Test
    void recoveryThatHasEndedIsAcknowledgedOnce() {
        // Given
        given().contentType(ContentType.JSON)
                .body("{}")
                .post(API + "/clusters/shop/takeover")
                .then()
                .statusCode(202);
        new Estate(store).write();
        int id = when().get(API + "/recoveries?cluster=shop").then().extract().path("[0].id");
        Map<String, String> body = Map.of("by", "dana", "comment", "seen");
        String path = API + "/recoveries/" + id + "/acknowledgement";
        // Then
        given().contentType(ContentType.JSON).body(body).post(path).then().body("changed", equalTo(1));
        given().contentType(ContentType.JSON).body(body).post(path).then().body("changed", equalTo(0));
        when().get(API + "/recoveries/" + id).then().body("acknowledgement.comment", equalTo("seen"));
    }

    @Test
    void findingsCarrySentenceAndGeneration() {
        given().queryParam("cluster", "led1:3306")
                .get(API + "/findings")
                .then()
                .statusCode(200)
                .body("code", hasItem(startsWith("UNREACHABLE_PRIMARY")))
                .body("[0].sentence", containsString("connection refused"))
                .body("[0].generation", notNullValue());
    }

    @Test
    void whatCameChangedAndWentIsLogged() {
        given().queryParam("cluster", "led1:3306")
                .get(API + "/findings/changes")
                .then()
                .statusCode(200)
                .body("event", hasItem("APPEARED"))
                .body("[0].evidence", notNullValue());
        given().queryParam("server", "led1:3306")
                .get(API + "/findings/changes")
                .then()
                .statusCode(200)
                .body("server", everyItem(equalTo("led1:3306")));
        when().get(API + "/findings/changes?page=7").then().statusCode(200).body("size()", equalTo(0));
    }

    @Test
    void fleetAnswersAreThere() {
        store.nodes().enter("worker-1", "0.1");
        when().get(API + "/nodes").then().statusCode(200).body("find { it.name == 'worker-1' }.alive", equalTo(true));
        when().get(API + "/blocked-recoveries").then().statusCode(200);
        when().get(API + "/instances?cluster=shop").then().statusCode(200).body("size()", greaterThan(2));
    }

    @Test
    void browserOnAnotherSiteCannotChangeAnything() {
        String path = API + "/recoveries/acknowledgement";
        Map<String, String> body = Map.of("by", "mallory", "comment", "gone");
        given().contentType(ContentType.JSON)
                .header("Origin", "https://evil.example")
                .body(body)
                .post(path)
                .then()
                .statusCode(403)
                .body("code", equalTo("FOREIGN_ORIGIN"));
        given().contentType(ContentType.JSON)
                .header("Sec-Fetch-Site", "cross-site")
                .body(body)
                .post(path)
                .then()
                .statusCode(403);
        given().contentType(ContentType.JSON)
                .header("Sec-Fetch-Site", "same-origin")
                .body(body)
                .post(path)
                .then()
                .statusCode(200);
    }

    @Test
    void apiDescribesItselfWithoutThePages() {
        when().get("/q/openapi")
                .then()
                .statusCode(200)
                .body(containsString("/api/v1/clusters/{hint}/takeover"))
                .body(not(containsString("/clusters/{hint}/alias:\n    post")));
    }

    @Test
    void processIsReadyWhileItsStoreAnswers() {
        when().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem("store"));
    }
}
