package dev.baton.mysql;

import static dev.baton.mysql.LabServers.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lab.Flavour;
import dev.baton.lab.Flavours;
import dev.baton.lab.MysqlServer;
import dev.baton.mysql.HeldConnection.Opening;
import dev.baton.mysql.HeldConnection.Rhythm;
import dev.baton.topology.Failure;
import dev.baton.topology.Failure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How soon the death of a real server is noticed. */
final class HeldConnectionIT {

    private static final Duration OPEN_AT_MOST = Duration.ofSeconds(3);

    static List<Flavour> flavours() {
        return Flavours.forContractTests();
    }

    /** A watch in a thread of its own, as a worker keeps one. */
    private static final class Watch {
        private final CountDownLatch beating = new CountDownLatch(1);
        private final CompletableFuture<Noticed> end = new CompletableFuture<>();

        private record Noticed(Failure why, long at) {}

        Watch(HeldConnection held) {
            Thread.ofVirtual().start(() -> run(held));
        }

        private void run(HeldConnection held) {
            while (true) {
                switch (held.await()) {
                    case Pulse.Beat beat -> beating.countDown();
                    case Pulse.Missed(Failure why, Duration took) -> {
                        end.complete(new Noticed(why, System.nanoTime()));
                        return;
                    }
                }
            }
        }

        void awaitBeat() throws InterruptedException {
            assertThat(beating.await(5, TimeUnit.SECONDS)).isTrue();
        }

        Noticed noticed() throws Exception {
            return end.get(10, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void aKilledServerIsNoticedAtOnce(Flavour flavour) throws Exception {
        try (MysqlServer server = MysqlServer.start(flavour);
                ServerConnections connections = LabServers.connections();
                HeldConnection held = hold(connections, server)) {
            // Given
            Watch watch = new Watch(held);
            watch.awaitBeat();

            // When
            long killedAt = System.nanoTime();
            server.kill();

            // Then
            Duration after = Duration.ofNanos(watch.noticed().at() - killedAt);
            report(flavour, "killed", after);
            assertThat(watch.noticed().why().kind()).isEqualTo(Kind.BROKEN);
            assertThat(after).isLessThan(Duration.ofMillis(500));
        }
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void aFrozenServerIsNoticedWithinABeatAndItsAllowance(Flavour flavour) throws Exception {
        try (MysqlServer server = MysqlServer.start(flavour);
                ServerConnections connections = LabServers.connections();
                HeldConnection held = hold(connections, server)) {
            // Given
            Watch watch = new Watch(held);
            watch.awaitBeat();

            // When
            long frozenAt = System.nanoTime();
            server.freeze();

            // Then
            Duration after = Duration.ofNanos(watch.noticed().at() - frozenAt);
            report(flavour, "frozen", after);
            assertThat(watch.noticed().why().kind()).isEqualTo(Kind.TIMED_OUT);
            assertThat(after).isLessThan(Duration.ofMillis(1_500));
        }
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void aHeldConnectionOutlivesLimitsAndLeavesNoTrace(Flavour flavour) {
        try (MysqlServer server = MysqlServer.start(flavour)) {
            // Given a server that limits statements and notes slow ones
            String limit = flavour.isMariaDb() ? "max_statement_time = 0.1" : "max_execution_time = 100";
            server.execute("SET GLOBAL " + limit, "SET GLOBAL long_query_time = 0", "SET GLOBAL slow_query_log = 1");
            try (ServerConnections connections = LabServers.connections();
                    HeldConnection held = hold(connections, server)) {
                // When
                List<Pulse> pulses = List.of(held.await(), held.await(), held.await());

                // Then
                assertThat(pulses).allSatisfy(pulse -> assertThat(pulse).isInstanceOf(Pulse.Beat.class));
                assertThat(pulses).allSatisfy(pulse -> assertThat(pulse.took()).isGreaterThan(Duration.ofMillis(400)));
                assertThat(server.queryOne("SELECT COUNT(*) FROM information_schema.INNODB_TRX"))
                        .isEqualTo("0");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void whoEndsTheConnectionEndsTheWaitAtOnce(Flavour flavour) throws Exception {
        try (MysqlServer server = MysqlServer.start(flavour);
                ServerConnections connections = LabServers.connections()) {
            // Given
            HeldConnection held = hold(connections, server);
            Watch watch = new Watch(held);
            watch.awaitBeat();

            // When
            long closedAt = System.nanoTime();
            held.close();

            // Then
            assertThat(Duration.ofNanos(watch.noticed().at() - closedAt)).isLessThan(Duration.ofMillis(300));
            assertThat(watch.noticed().why().kind()).isEqualTo(Kind.BROKEN);
            assertThat(LabServers.probe(connections).ping(id(server), OPEN_AT_MOST))
                    .isInstanceOf(Pulse.Beat.class);
        }
    }

    @ParameterizedTest
    @MethodSource("flavours")
    void aDeadServerCannotBeHeld(Flavour flavour) {
        try (MysqlServer server = MysqlServer.start(flavour);
                ServerConnections connections = LabServers.connections()) {
            // Given
            server.kill();

            // When
            Opening opening = HeldConnection.open(connections, id(server), Rhythm.DEFAULT, OPEN_AT_MOST);

            // Then
            assertThat(opening)
                    .isInstanceOfSatisfying(
                            Opening.Refused.class,
                            refused -> assertThat(refused.why().kind()).isEqualTo(Kind.REFUSED));
        }
    }

    private static HeldConnection hold(ServerConnections connections, MysqlServer server) {
        return switch (HeldConnection.open(connections, id(server), Rhythm.DEFAULT, OPEN_AT_MOST)) {
            case Opening.Held(HeldConnection connection) -> connection;
            case Opening.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }

    /** The figure of this run, for whoever wants to know it. */
    private static void report(Flavour flavour, String what, Duration after) {
        System.out.printf("%s %s: noticed after %d ms%n", flavour, what, after.toMillis());
    }
}
