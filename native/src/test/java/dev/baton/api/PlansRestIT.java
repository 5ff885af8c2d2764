package dev.baton.api;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.baton.store.Store;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recoveries, moves and operations that people ask for by REST: each call's success, and its refusals. */
@QuarkusTest
@QuarkusTestResource(StoreServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlansRestIT {

    private static final String API = "/api/v1";

    private final Store store;

    PlansRestIT(Store store) {
        this.store = store;
    }

    @BeforeEach
    void writeEstate() {
        new Estate(store).write();
    }

    @Test
    void aFailoverByWordIsFiledAndOneThatNeedsProofOfALivingPrimarysDeathIsRefused() {
        String failover = API + "/clusters/shop/failover";
        post(failover, Map.of("by", "dana"))
                .statusCode(409)
                .body("code", equalTo("REFUSED"))
                .body("reasons", not(hasSize(0)));
        post(failover, Map.of("grounds", "hope")).statusCode(400).body("code", equalTo("BAD_VALUE"));
        post(failover, Map.of("target", "db9:3306", "grounds", "word")).statusCode(409);
        post(failover, Map.of("target", "db3:3306", "grounds", "word", "by", "dana", "reason", "it burns"))
                .statusCode(202)
                .body("kind", equalTo("FAILOVER"))
                .body("requestedBy", equalTo("dana"));
        post(failover, Map.of("grounds", "word")).statusCode(409).body("code", equalTo("RECOVERY_OPEN"));
        post(API + "/clusters/nobody/failover", Map.of()).statusCode(404);
    }

    @Test
    void aServerAboutWhichNothingIsFoundIsNotMended() {
        post(API + "/instances/db2:3306/recovery", Map.of())
                .statusCode(409)
                .body("code", equalTo("NOTHING_TO_MEND"))
                .body("remedy", containsString("findings"));
        post(API + "/instances/db9:3306/recovery", Map.of()).statusCode(404).body("code", equalTo("NO_SUCH_SERVER"));
    }

    @Test
    void aServerIsTakenBackUnlessItIsThePrimary() {
        post(API + "/instances/db2:3306/rejoin", Map.of("by", "dana")).statusCode(202);
        new Estate(store).write();
        post(API + "/instances/db1:3306/rejoin", Map.of("by", "dana"))
                .statusCode(409)
                .body("code", equalTo("REFUSED"))
                .body("reasons", not(hasSize(0)));
    }

    @ParameterizedTest
    @CsvSource({
        "fence, db2",
        "fence, db1",
        "adjust-semi-sync, db1",
        "rehang-replicas, db1",
        "rejoin, db1",
        "failover, db1",
        "make-writable, db2",
        "take-source, db1",
        "move-up, db2"
    })
    void whatIsNotNeededOrNotSafeIsRefusedWithReasonsAndLeavesNothingOpen(String act, String server) {
        post(API + "/instances/" + server + ":3306/plans", Map.of("act", act, "by", "dana"))
                .statusCode(409)
                .body("code", equalTo("REFUSED"))
                .body("reasons.text", not(hasSize(0)));
        when().get(API + "/recoveries?cluster=shop").then().body("findAll { it.state == 'PENDING' }", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "takeover, db1, '', ''",
        "force-failover, db1, db2:3306, ''",
        "relocate, db3, db2:3306, ''",
        "relocate-replicas, db1, db2:3306, db3",
        "take-siblings, db2, '', ''",
        "make-co-primary, db2, '', ''",
        "rejoin, db2, '', ''",
        "restore-writes, db1, '', ''",
        "stop-replication, db2, '', ''",
        "delay-replication, db2, '', 60"
    })
    void whatCanBeDoneIsFiledUnderTheNameOfWhoAskedAndCanBeWatched(
            String act, String server, String destination, String argument) {
        // Given
        String plans = API + "/instances/" + server + ":3306/plans";
        Map<String, String> body = Map.of("act", act, "destination", destination, "argument", argument, "by", "dana");

        // When
        String location = post(plans, body)
                .statusCode(202)
                .body("state", equalTo("PENDING"))
                .extract()
                .header("Location");

        // Then
        when().get(location.replaceFirst("^https?://[^/]+", ""))
                .then()
                .statusCode(200)
                .body("requestedBy", equalTo("dana"));
        post(plans, body).statusCode(409).body("code", equalTo("RECOVERY_OPEN"));
    }

    @Test
    void anActThatIsNoneOrLacksWhatItNeedsIsNotUnderstood() {
        String plans = API + "/instances/db2:3306/plans";
        post(plans, Map.of("act", "explode")).statusCode(400).body("code", equalTo("BAD_VALUE"));
        post(plans, Map.of("act", "relocate")).statusCode(400);
        post(plans, Map.of("act", "relocate", "destination", "db1;drop")).statusCode(400);
        post(plans, Map.of("act", "delay-replication", "argument", "long")).statusCode(400);
        post(API + "/instances/db9:3306/plans", Map.of("act", "fence")).statusCode(404);
    }

    @Test
    void movesAndOperationsHavePathsOfTheirOwnToo() {
        post(API + "/instances/db3:3306/moves", Map.of("move", "relocate", "destination", "led2:3306"))
                .statusCode(409)
                .body("code", equalTo("REFUSED"));
        post(API + "/instances/db3:3306/moves", Map.of("move", "stop-replication"))
                .statusCode(400);
        post(API + "/instances/db3:3306/operations", Map.of("operation", "relocate"))
                .statusCode(400);
        post(API + "/instances/db1:3306/operations", Map.of("operation", "stop-replication"))
                .statusCode(409);
        post(API + "/instances/db3:3306/moves", Map.of("move", "relocate", "destination", "db2:3306"))
                .statusCode(202);
        new Estate(store).write();
        post(API + "/instances/db3:3306/operations", Map.of("operation", "stop-replication"))
                .statusCode(202);
    }

    @Test
    void whatWouldBeDoneIfAServerDiedIsForeseen() {
        when().get(API + "/instances/db1:3306/preview?for=death")
                .then()
                .statusCode(200)
                .body("verdict", equalTo("SUCCEEDS"))
                .body("phases.name", hasItem("PROMOTE"));
        when().get(API + "/instances/db1:3306/preview?for=fun").then().statusCode(400);
        when().get(API + "/instances/db3:3306/can-replicate-from/db2:3306")
                .then()
                .statusCode(200);
    }

    @Test
    void recoveriesOfAClusterAreAcknowledgedWithAComment() {
        // Given
        post(API + "/clusters/shop/takeover", Map.of()).statusCode(202);
        new Estate(store).write();

        // When / Then
        post(API + "/clusters/shop/acknowledgement", Map.of("by", "dana")).statusCode(400);
        post(API + "/clusters/shop/acknowledgement", Map.of("by", "dana", "comment", "seen"))
                .statusCode(200)
                .body("changed", not(equalTo(0)));
        post(API + "/clusters/nobody/acknowledgement", Map.of("comment", "seen"))
                .statusCode(404);
    }

    private static ValidatableResponse post(String path, Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body).post(path).then();
    }
}
