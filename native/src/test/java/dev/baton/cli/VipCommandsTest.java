package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VipCommandsTest {

    private static final String VIP = """
            {"address":"10.0.0.9/24","networkInterface":"eth0","role":"writer","alias":"shop","belongsTo":"p1",
             "holders":["p1"],"hosts":[{"host":"p1","state":"HELD","obstacles":[]}]}""";

    private static final String ENDED = """
            {"id":4,"kind":"ADDRESS","server":"p1:3306","alias":"shop","state":"SUCCEEDED",
             "summary":"10.0.0.9 is on the host of p1:3306"}""";

    private final CannedBaton baton = new CannedBaton();

    @AfterEach
    void stop() {
        baton.close();
    }

    @Test
    void anAddressIsTakenInAndRaisedOnlyIfAskedFor() {
        // Given
        baton.to("POST /vips", 200, VIP)
                .to("POST /vips/10.0.0.9/place", 202, "{\"id\":4}")
                .to("GET /recoveries/4", 200, ENDED);
        // When
        Typed added = vip("add", "10.0.0.9/24", "-a", "shop", "--interface", "eth0", "--lease", "60s");
        Typed raised = vip("add", "10.0.0.9/24", "-a", "shop", "--interface", "eth0", "--raise");
        // Then
        assertThat(added.exitCode()).isZero();
        assertThat(raised.exitCode()).isZero();
        assertThat(added.out()).contains("10.0.0.9/24 writer of shop, on p1");
        assertThat(raised.out()).contains("ADDRESS 4 of p1:3306 (shop): SUCCEEDED");
        assertThat(baton.asked()).hasSize(4).first().asString().contains("\"lease\":\"60s\"", "\"cluster\":\"shop\"");
    }

    @Test
    void addressesAreListedWithWhereTheyAreAndBelong() {
        // Given
        baton.to("GET /vips", 200, "[" + VIP + "]");
        // When
        Typed typed = vip("list");
        // Then
        assertThat(typed.out()).isEqualTo("10.0.0.9/24  eth0  writer  shop  on p1  belongs to p1\n");
    }

    @Test
    void anAddressIsMovedToANamedServerAndFollowedToItsEnd() {
        // Given
        baton.to("POST /vips/10.0.0.9/place", 202, "{\"id\":4}").to("GET /recoveries/4", 200, ENDED);
        // When
        Typed typed = vip("move", "10.0.0.9", "-d", "p1:3306", "--reason", "test");
        // Then
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).contains("10.0.0.9 is on the host of p1:3306");
        assertThat(baton.asked()).first().asString().contains("\"target\":\"p1:3306\"", "\"reason\":\"test\"");
    }

    @Test
    void anAddressThatIsNotReadyMakesTheExitCodeOne() {
        // Given
        baton.to("POST /vips/10.0.0.9/check?wait=30", 200, """
                {"state":"DONE","answer":"10.0.0.9/24 on p1, ready\\n10.0.0.9/24 not on r1, no arping"}""");
        // When
        Typed typed = vip("verify", "10.0.0.9");
        // Then
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).contains("no arping");
    }

    @Test
    void anAddressIsForgottenOnlyOnceItIsOffTheHosts() {
        // Given
        baton.to("POST /vips/10.0.0.9/take-away", 409, """
                {"title":"the planner refuses","detail":"p1 cannot be told","remedy":"look","status":409}""");
        // When
        Typed typed = vip("drop", "10.0.0.9", "--forget");
        // Then
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err()).contains("p1 cannot be told");
        assertThat(baton.asked()).singleElement().asString().startsWith("POST ");
    }

    @Test
    void aHostsKeyIsShownFirstAndConfirmedByItsFingerprint() {
        // Given
        baton.to("POST /vips/host-keys?wait=30", 200, """
                {"state":"DONE","answer":"p1 22 ssh-ed25519 SHA256:abc"}""");
        // When
        Typed shown = vip("trust", "p1");
        Typed confirmed = vip("trust", "p1", "--fingerprint", "SHA256:abc");
        // Then
        assertThat(shown.out()).isEqualTo("p1 22 ssh-ed25519 SHA256:abc\n");
        assertThat(confirmed.exitCode()).isZero();
        assertThat(baton.asked().getFirst()).contains("\"fingerprint\":\"\"");
        assertThat(baton.asked().getLast()).contains("\"fingerprint\":\"SHA256:abc\"");
    }

    private Typed vip(String... words) {
        String[] all = new String[words.length + 3];
        all[0] = "vip";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--server";
        all[words.length + 2] = baton.url();
        return Typed.command(all);
    }
}
