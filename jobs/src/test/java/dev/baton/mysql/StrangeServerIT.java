package dev.baton.mysql;

import static dev.baton.mysql.LabServers.probe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lab.Flavour;
import dev.baton.lab.MysqlServer;
import dev.baton.topology.Failure.Kind;
import dev.baton.topology.InstanceId;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What listens on a port need not be a server, nor a friendly one: a probe ends in time, with a value. */
final class StrangeServerIT {

    private static final Duration AT_MOST = Duration.ofMillis(3_500);

    /** Talks to whoever connects. */
    @FunctionalInterface
    private interface Talk {
        void to(Socket client, CountDownLatch end) throws IOException, InterruptedException;
    }

    private static final class Listener implements AutoCloseable {
        private final ServerSocket socket;
        private final CountDownLatch end = new CountDownLatch(1);

        Listener(Talk talk) throws IOException {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> accept(talk));
        }

        InstanceId id() {
            return new InstanceId("127.0.0.1", socket.getLocalPort());
        }

        private void accept(Talk talk) {
            while (!socket.isClosed()) {
                try {
                    Socket client = socket.accept();
                    Thread.ofVirtual().start(() -> talk(talk, client));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private void talk(Talk talk, Socket client) {
            try (client) {
                talk.to(client, end);
            } catch (IOException gone) {
                // The probe had enough.
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() throws IOException {
            end.countDown();
            socket.close();
        }
    }

    @Test
    void whoSaysNothingTimesOut() throws IOException {
        // When
        ProbeResult.Missed missed = probeOf((client, end) -> end.await());

        // Then
        assertThat(missed.why().kind()).isEqualTo(Kind.TIMED_OUT);
        assertThat(missed.took()).isLessThan(AT_MOST);
    }

    @Test
    void whoAnswersInDropsTimesOutAtTheSameDeadline() throws IOException {
        // When
        ProbeResult.Missed missed = probeOf((client, end) -> {
            OutputStream out = client.getOutputStream();
            out.write(new byte[] {100, 0, 0, 0, 10});
            int drops = 0;
            while (drops < 90 && !end.await(100, TimeUnit.MILLISECONDS)) {
                out.write('8');
                out.flush();
                drops++;
            }
        });

        // Then
        assertThat(missed.why().kind()).isEqualTo(Kind.TIMED_OUT);
        assertThat(missed.took()).isLessThan(AT_MOST);
    }

    @Test
    void whoHangsUpIsBroken() throws IOException {
        // When
        ProbeResult.Missed missed = probeOf((client, end) -> {});

        // Then
        assertThat(missed.why().kind()).isEqualTo(Kind.BROKEN);
    }

    @Test
    void whoSpeaksAnotherLanguageIsNoServerOfOurs() throws IOException {
        // When
        ProbeResult.Missed missed = probeOf((client, end) -> {
            OutputStream out = client.getOutputStream();
            out.write("HTTP/1.1 400 Bad Request\r\n\r\n<b>no</b>".repeat(100).getBytes(StandardCharsets.US_ASCII));
            out.flush();
        });

        // Then
        assertThat(missed.took()).isLessThan(AT_MOST);
        assertThat(missed.why().detail()).doesNotContain("\n");
    }

    @Test
    void whoLetsUsInAndIsStuckThenIsAlive() throws IOException {
        try (MysqlServer server = MysqlServer.start(Flavour.DEFAULT)) {
            // When
            ProbeResult.Missed missed = probeOf((client, end) -> relayTheLogIn(client, server, end));

            // Then
            assertThat(missed.why().kind()).isEqualTo(Kind.SERVER_ERROR);
            assertThat(missed.why().detail()).isEqualTo("it let us in and then did not answer in time");
            assertThat(missed.took()).isLessThan(AT_MOST);
        }
    }

    /** Goes between a client and a server until the client asks what only a probe asks. */
    private static void relayTheLogIn(Socket client, MysqlServer server, CountDownLatch end)
            throws IOException, InterruptedException {
        try (Socket upstream = new Socket(server.host(), server.port())) {
            Thread.ofVirtual().start(() -> answer(upstream, client));
            byte[] asked = new byte[8_192];
            int length = client.getInputStream().read(asked);
            while (length > 0) {
                if (new String(asked, 0, length, StandardCharsets.ISO_8859_1).contains("SHOW GLOBAL VARIABLES")) {
                    end.await();
                    return;
                }
                upstream.getOutputStream().write(asked, 0, length);
                length = client.getInputStream().read(asked);
            }
        }
    }

    private static void answer(Socket upstream, Socket client) {
        try {
            upstream.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException gone) {
            // The conversation is over.
        }
    }

    private static ProbeResult.Missed probeOf(Talk talk) throws IOException {
        try (Listener listener = new Listener(talk);
                ServerConnections connections = LabServers.connections()) {
            return switch (probe(connections).probe(listener.id())) {
                case ProbeResult.Missed missed -> missed;
                case ProbeResult.Seen seen -> throw new IllegalStateException(seen.toString());
            };
        }
    }
}
