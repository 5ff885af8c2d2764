package dev.baton.api;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.baton.store.FleetRequest;
import dev.baton.store.Store;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Virtual addresses by REST: each call's success, and its refusals. */
@QuarkusTest
@QuarkusTestResource(StoreServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VipRestIT {

    private static final String VIPS = "/api/v1/vips";
    private static final String IP = "10.7.7.7";
    private static final String ONE = VIPS + "/" + IP;
    private static final Map<String, String> NOTHING = Map.of();

    private final Store store;

    VipRestIT(Store store) {
        this.store = store;
    }

    @BeforeEach
    void writeEstate() {
        new Estate(store).write();
        store.vips()
                .all()
                .forEach(found -> store.vips().remove(found.vip().address().ip()));
    }

    @Test
    void anAddressIsTakenInAndToldAsItWasSaid() {
        // When
        post(
                        VIPS,
                        Map.ofEntries(
                                Map.entry("cluster", "shop"),
                                Map.entry("address", IP + "/24"),
                                Map.entry("role", "writer"),
                                Map.entry("interface", "eth0"),
                                Map.entry("interfaces", Map.of("db2", "bond0")),
                                Map.entry("user", "ops"),
                                Map.entry("port", "2222"),
                                Map.entry("key", "shop_ed25519"),
                                Map.entry("whenUnreachable", "wait-lease"),
                                Map.entry("lease", "60s"),
                                Map.entry("repair", "report"),
                                Map.entry("by", "dana")))
                .statusCode(200);

        // Then
        when().get(ONE)
                .then()
                .statusCode(200)
                .body("address", equalTo(IP + "/24"))
                .body("cluster", equalTo("db1:3306"))
                .body("alias", equalTo("shop"))
                .body("role", equalTo("writer"))
                .body("networkInterface", equalTo("eth0"))
                .body("interfaces.db2", equalTo("bond0"))
                .body("belongsTo", equalTo("db1:3306"))
                .body("holders", hasSize(0))
                .body("whenUnreachable", equalTo("WAIT_LEASE"))
                .body("leaseSeconds", equalTo(60))
                .body("repair", equalTo("REPORT"));
        when().get(VIPS + "?cluster=shop").then().statusCode(200).body("address", contains(IP + "/24"));
        when().get(VIPS + "?cluster=led1:3306").then().statusCode(200).body("", hasSize(0));
        when().get("/api/v1/audit").then().body("find { it.act == 'vip-put' }.who", equalTo("dana"));
    }

    @Test
    void anAddressIsSaidAnewAndForgotten() {
        // Given
        take(Map.of());

        // When
        take(Map.of("role", "part-of db2"));

        // Then
        when().get(ONE)
                .then()
                .body("role", equalTo("part of db2"))
                .body("belongsTo", equalTo("db2:3306"))
                .body("leaseSeconds", equalTo(0));
        when().delete(ONE + "?by=dana").then().statusCode(204);
        when().get(ONE)
                .then()
                .statusCode(404)
                .body("code", equalTo("NO_SUCH_VIP"))
                .body("remedy", containsString("/api/v1/vips"));
        when().get("/api/v1/audit").then().body("find { it.act == 'vip-forget' }.who", equalTo("dana"));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("address", "10.7.7.7"),
                Arguments.of("address", "127.0.0.1/8"),
                Arguments.of("address", "10.7.7.7/33"),
                Arguments.of("address", "$(reboot)/24"),
                Arguments.of("interface", ""),
                Arguments.of("interface", "eth0; reboot"),
                Arguments.of("role", "king"),
                Arguments.of("user", "root; reboot"),
                Arguments.of("port", "ssh"),
                Arguments.of("port", "70000"),
                Arguments.of("key", "../id_rsa"),
                Arguments.of("lease", "5s"),
                Arguments.of("lease", "soon"),
                Arguments.of("whenUnreachable", "hope"),
                Arguments.of("whenUnreachable", "wait-lease"),
                Arguments.of("repair", "maybe"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatCannotBeIsNotUnderstood(String name, String value) {
        // Given
        Map<String, Object> body = body();
        body.put(name, value);

        // When / Then
        post(VIPS, body).statusCode(400).body("code", equalTo("BAD_VALUE")).body("remedy", not(equalTo("")));
        when().get(VIPS).then().body("", hasSize(0));
    }

    @Test
    void anAddressOfAnotherClusterAndAnUnknownClusterAreRefused() {
        // Given
        take(Map.of());

        // When / Then
        Map<String, Object> body = body();
        body.put("cluster", "led1:3306");
        post(VIPS, body).statusCode(409).body("code", equalTo("VIP_TAKEN")).body("remedy", containsString("DELETE"));
        body.put("cluster", "nobody");
        post(VIPS, body).statusCode(404).body("code", equalTo("NO_SUCH_CLUSTER"));
    }

    @Test
    void whatPlacingAndTakingAwayWouldDoIsForeseen() {
        // Given
        take(Map.of());

        // When / Then
        when().get(ONE + "/preview?for=place")
                .then()
                .statusCode(200)
                .body("verdict", equalTo("SUCCEEDS"))
                .body("phases.steps.text.flatten()", hasItem(containsString("raise " + IP)));
        when().get(ONE + "/preview?for=place&target=db2:3306")
                .then()
                .statusCode(200)
                .body("verdict", equalTo("REFUSED"))
                .body("reasons.text", hasItem(containsString("db2:3306")));
        when().get(ONE + "/preview?for=take-away")
                .then()
                .statusCode(200)
                .body("phases.steps.text.flatten()", hasItem(containsString("drop " + IP)));
        when().get(ONE + "/preview?for=fun").then().statusCode(400).body("code", equalTo("BAD_VALUE"));
    }

    @Test
    void placingIsFiledOnceAndOnlyWhereThePartIs() {
        // Given
        take(Map.of());

        // When / Then
        post(ONE + "/place", Map.of("target", "db2:3306"))
                .statusCode(409)
                .body("code", equalTo("REFUSED"))
                .body("reasons", not(hasSize(0)));
        String location = post(ONE + "/place", Map.of("by", "dana", "reason", "first mount"))
                .statusCode(202)
                .body("state", equalTo("PENDING"))
                .extract()
                .header("Location");
        when().get(path(location)).then().statusCode(200).body("requestedBy", equalTo("dana"));
        post(ONE + "/place", NOTHING).statusCode(409).body("code", equalTo("RECOVERY_OPEN"));
    }

    @Test
    void placingInAClusterWithoutAPrimaryIsRefused() {
        // Given
        take(Map.of("cluster", "led1:3306"));

        // When / Then
        post(ONE + "/place", NOTHING).statusCode(409).body("code", equalTo("NO_PRIMARY"));
    }

    @Test
    void takingAwayIsFiled() {
        // Given
        take(Map.of());

        // When / Then
        post(ONE + "/take-away", Map.of("by", "dana")).statusCode(202).body("requestedBy", equalTo("dana"));
        post(ONE + "/take-away", NOTHING).statusCode(409).body("code", equalTo("RECOVERY_OPEN"));
    }

    @Test
    void aCheckIsFiledForTheFleetAndItsAnswerFound() {
        // Given
        take(Map.of());

        // When
        String location = post(ONE + "/check", Map.of("by", "dana"))
                .statusCode(202)
                .body("kind", equalTo("CHECK_VIP"))
                .body("state", equalTo("PENDING"))
                .extract()
                .header("Location");
        FleetRequest claimed = store.requests().claimNext("worker-1").orElseThrow();
        store.requests().finish(claimed.id(), "db1 has it, ready");

        // Then
        when().get(path(location)).then().body("state", equalTo("DONE")).body("answer", equalTo("db1 has it, ready"));
    }

    @Test
    void aHostsKeyIsShownAndConfirmedByItsFingerprint() {
        // Given
        String fingerprint = "SHA256:" + "a".repeat(43);

        // When / Then
        post(VIPS + "/host-keys", Map.of("host", "db1")).statusCode(202).body("kind", equalTo("SCAN_HOST_KEY"));
        post(VIPS + "/host-keys", Map.of("host", "db1", "port", "2222", "fingerprint", fingerprint, "by", "dana"))
                .statusCode(202)
                .body("kind", equalTo("CONFIRM_HOST_KEY"))
                .header("Location", notNullValue());
        when().get("/api/v1/audit")
                .then()
                .body("find { it.act == 'trust-host' }.who", equalTo("dana"))
                .body("find { it.act == 'trust-host' }.detail", endsWith(fingerprint));
    }

    @Test
    void whatIsNoHostNoPortOrNoFingerprintIsNotUnderstood() {
        for (Map<String, String> body : List.of(
                NOTHING,
                Map.of("host", "db1;reboot"),
                Map.of("host", "db1", "port", "ssh"),
                Map.of("host", "db1", "fingerprint", "MD5:00"))) {
            post(VIPS + "/host-keys", body).statusCode(400).body("code", equalTo("BAD_VALUE"));
        }
    }

    @Test
    void leasesAreFrozenWithAReasonOnly() {
        String leases = VIPS + "/leases";
        put(leases, Map.of("enabled", false)).statusCode(400);
        put(leases, Map.of("enabled", false, "by", "dana", "reason", "works on the store"))
                .statusCode(200)
                .body("enabled", equalTo(false));
        when().get(leases)
                .then()
                .body("enabled", equalTo(false))
                .body("by", equalTo("dana"))
                .body("reason", equalTo("works on the store"));
        put(leases, Map.of("enabled", true, "reason", "done")).body("enabled", equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/place", "/take-away", "/check"})
    void nothingIsDoneAboutAnAddressThatIsNotKnownOrIsNone(String act) {
        post(ONE + act, NOTHING).statusCode(404).body("code", equalTo("NO_SUCH_VIP"));
        post(VIPS + "/nonsense" + act, NOTHING).statusCode(400).body("code", equalTo("BAD_VALUE"));
    }

    @Test
    void anAddressThatIsNotKnownIsNeitherForeseenNorForgotten() {
        when().get(ONE + "/preview?for=place").then().statusCode(404);
        when().delete(ONE).then().statusCode(404).body("code", equalTo("NO_SUCH_VIP"));
        when().get(VIPS + "/nonsense").then().statusCode(400);
    }

    private static Map<String, Object> body() {
        return new HashMap<>(Map.of("cluster", "shop", "address", IP + "/24", "interface", "eth0"));
    }

    private static void take(Map<String, String> more) {
        Map<String, Object> body = body();
        body.putAll(more);
        post(VIPS, body).statusCode(200);
    }

    private static ValidatableResponse post(String path, Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body).post(path).then();
    }

    private static ValidatableResponse put(String path, Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body).put(path).then();
    }

    private static String path(String location) {
        return location.replaceFirst("^https?://[^/]+", "");
    }
}
