package dev.baton.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.baton.publish.Channel.Delivery;
import dev.baton.store.Notice;
import dev.baton.store.NotificationsTable.Due;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Each channel against a real server of its kind. */
class ChannelsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_800_000_000L), ZoneOffset.UTC);
    private static final String KEY = "planted-hmac-key";
    private static final Due DUE = new Due(
            7,
            "ENDED uid-1",
            "any",
            2,
            new Notice(
                    "ENDED",
                    "db1:3306",
                    "shop <b>&\nBcc: x@example",
                    "db1:3306",
                    "uid-1",
                    "SUCCEEDED",
                    "A recovery of shop <b>&\nBcc: x@example succeeded",
                    List.of("the primary is db2:3306")));

    @Test
    void aWebhookIsPostedAsJsonThatItsReceiverCanVerify() throws Exception {
        try (Receiver receiver = Receiver.answering(204)) {
            // When
            Delivery delivery = channel(Map.of("webhook-url", receiver.url("/hook"), "webhook-key", KEY))
                    .send(DUE);

            // Then
            assertThat(delivery).isEqualTo(new Delivery.Taken("HTTP 204"));
            Receiver.Got got = receiver.got().getFirst();
            JsonNode json = new ObjectMapper().readTree(got.body());
            assertThat(json.path("delivery").asLong()).isEqualTo(7);
            assertThat(json.path("notice").path("title").asText())
                    .isEqualTo(DUE.notice().title());
            assertThat(got.header("X-Baton-Timestamp")).isEqualTo("1800000000");
            assertThat(got.header("X-Baton-Signature")).isEqualTo("sha256=" + hmac("1800000000." + got.body()));
        }
    }

    @Test
    void aChatGetsTextInWhichNothingIsALinkOrAMention() throws IOException {
        try (Receiver receiver = Receiver.answering(200)) {
            // When
            Delivery delivery = channel(Map.of("chat-url", receiver.url("/services/T/B/planted")))
                    .send(DUE);

            // Then
            assertThat(delivery).isInstanceOf(Delivery.Taken.class);
            String text = new ObjectMapper()
                    .readTree(receiver.got().getFirst().body())
                    .path("text")
                    .asText();
            assertThat(text)
                    .startsWith("*A recovery of shop &lt;b&gt;&amp; Bcc")
                    .contains("• the primary is db2:3306");
        }
    }

    @Test
    void anAnswerThatIsNoSuccessIsAFailure() throws IOException {
        try (Receiver receiver = Receiver.answering(500)) {
            assertThat(channel(Map.of("webhook-url", receiver.url("/"))).send(DUE))
                    .isEqualTo(new Delivery.Failed("HTTP 500"));
        }
    }

    @Test
    void whatGoesWrongIsToldWithoutTheAddress() throws IOException {
        // Given
        int nobody = freePort();

        // When
        Delivery refused = channel(Map.of("chat-url", "http://localhost:" + nobody + "/planted"))
                .send(DUE);
        Delivery nonsense = channel(Map.of("chat-url", "planted nonsense")).send(DUE);

        // Then
        assertThat(List.of(refused, nonsense))
                .allSatisfy(failed -> assertThat(failed)
                        .isInstanceOf(Delivery.Failed.class)
                        .asString()
                        .doesNotContain("planted"));
    }

    @Test
    void aSilentReceiverIsGivenUpAfterTheTimeout() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            // Given
            long began = System.nanoTime();
            String url = "http://localhost:" + silent.getLocalPort() + "/";

            // When
            Delivery delivery =
                    channel(Map.of("webhook-url", url, "timeout", "1s")).send(DUE);

            // Then
            assertThat(delivery).isInstanceOf(Delivery.Failed.class);
            assertThat(System.nanoTime() - began).isLessThan(10_000_000_000L);
        }
    }

    @Test
    void aMailArrivesWithItsHeadersWhole() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP).dynamicPort());
        server.start();
        try {
            // Given
            server.setUser("baton", "planted-smtp-password");

            // When
            Delivery delivery = channel(mail(server, "planted-smtp-password")).send(DUE);

            // Then
            assertThat(delivery).isEqualTo(new Delivery.Taken("2 recipients"));
            MimeMessage mail = server.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("[baton] A recovery of shop <b>& Bcc: x@example succeeded");
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getContent().toString())
                    .contains("- the primary is db2:3306")
                    .contains("recovery uid-1");
        } finally {
            server.stop();
        }
    }

    @Test
    void aPasswordThatTheMailServerRefusesIsNotRepeated() {
        GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP).dynamicPort());
        server.start();
        try {
            // Given
            server.setUser("baton", "another");

            // When
            Delivery delivery = channel(mail(server, "planted-smtp-password")).send(DUE);

            // Then
            assertThat(delivery).isInstanceOf(Delivery.Failed.class).asString().doesNotContain("planted");
        } finally {
            server.stop();
        }
    }

    private static Map<String, String> mail(GreenMail server, String password) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("mail-host", "localhost");
        keys.put("mail-port", String.valueOf(server.getSmtp().getPort()));
        keys.put("mail-user", "baton");
        keys.put("mail-password", password);
        keys.put("mail-from", "baton@example.org");
        keys.put("mail-to", "ops@example.org,dba@example.org");
        return keys;
    }

    private static Channel channel(Map<String, String> keys) {
        return new Channels(NotifySettings.of(keys), CLOCK).configured().getFirst();
    }

    private static String hmac(String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
