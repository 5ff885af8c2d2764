package dev.baton.faults;

import dev.baton.lab.hosts.HostLab;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batons and their store that die, hang or are cut off: F34, F35, F36, F38. */
class ManagersOnHostsIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    @BeforeEach
    void needHosts() {
        HostLab.assumePossible();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    @EnabledIfSystemProperty(named = "baton.faults", matches = "all")
    void f34AnotherBatonGoesOnWhereOneWasKilledAfterAStep(int steps) {
        try (FaultStage stage = FaultStage.set()) {
            // Given
            stage.server("db1").kill();
            long killed = System.nanoTime();

            // When
            String worker = stage.awaitWorker(steps, SOON);
            stage.node(worker).kill();

            // Then
            stage.firstWriteAfter(killed, SOON);
            stage.fleet().awaitAct(SOON);
            stage.assertOneFailoverAndAllWell();
        }
    }

    @Test
    void f35ABatonAndThePrimaryThatDieTogetherDelayNothingForLong() {
        try (FaultStage stage = FaultStage.set()) {
            // Given
            String victim = stage.any(List.of("mgr1", "mgr2", "mgr3"));

            // When
            stage.lab().host(victim).kill();
            stage.server("db1").kill();
            long killed = System.nanoTime();

            // Then
            stage.firstWriteAfter(killed, SOON);
            stage.fleet().awaitAct(SOON);
            stage.assertOneFailoverAndAllWell();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "baton.faults", matches = "all")
    void f36ABatonThatSleepsInTheMiddleOfARecoveryDoesNothingMoreWhenItWakesUp() throws SQLException {
        try (FaultStage stage = FaultStage.set();
                Standstill standstill = Standstill.of(stage)) {
            // Given
            stage.server("db1").kill();
            long killed = System.nanoTime();
            String sleeper = stage.awaitWorker(1, SOON);

            // When
            stage.node(sleeper).freeze();
            standstill.end();

            // Then
            stage.firstWriteAfter(killed, SOON);
            stage.fleet().awaitAct(SOON);
            stage.node(sleeper).thaw();
            stage.pause(Duration.ofSeconds(3));
            stage.assertOneFailoverAndAllWell();
        }
    }

    @Test
    void f38WithoutAStoreNothingIsReplacedUntilItIsBack() {
        try (FaultStage stage = FaultStage.set()) {
            // Given
            stage.server("store").kill();
            stage.pause(Duration.ofSeconds(2));

            // When
            stage.server("db1").kill();

            // Then
            stage.pause(Duration.ofSeconds(6));
            stage.assertPromotions(0);
            stage.server("store").start();
            stage.fleet().awaitAct(SOON);
            stage.assertOneFailoverAndAllWell();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "baton.faults", matches = "all")
    void f38AStoreThatHangsInTheMiddleOfARecoveryEndsInOnePromotion() throws SQLException {
        try (FaultStage stage = FaultStage.set();
                Standstill standstill = Standstill.of(stage)) {
            // Given
            stage.server("db1").kill();
            stage.awaitWorker(1, SOON);

            // When
            stage.server("store").freeze();
            standstill.end();
            stage.pause(Duration.ofSeconds(12));
            stage.server("store").thaw();

            // Then
            stage.fleet().awaitAct(SOON);
            stage.assertOneFailoverAndAllWell();
        }
    }

    /**
     * Keeps the replicas from applying what they receive, so that a recovery is in its middle for as long as we like.
     *
     * @param locks connections that hold a table
     */
    private record Standstill(List<Connection> locks) implements AutoCloseable {
        static Standstill of(FaultStage stage) throws SQLException {
            List<Connection> locks = new ArrayList<>();
            for (int number : IntStream.rangeClosed(2, 3).toArray()) {
                Connection connection = stage.server("db" + number).connect();
                locks.add(connection);
                try (var statement = connection.createStatement()) {
                    statement.execute("LOCK TABLES baton_demo.writes READ");
                }
            }
            stage.pause(Duration.ofMillis(500));
            return new Standstill(locks);
        }

        void end() throws SQLException {
            for (Connection lock : locks) {
                lock.abort(Runnable::run);
            }
        }

        @Override
        public void close() throws SQLException {
            end();
        }
    }
}
