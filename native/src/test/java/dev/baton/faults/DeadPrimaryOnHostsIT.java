package dev.baton.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.lab.hosts.HostLab;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Primaries that die or fall silent: F1, F3, F4, F5, F10, F24. */
class DeadPrimaryOnHostsIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @BeforeEach
    void needHosts() {
        HostLab.assumePossible();
    }

    @Test
    void f1APrimaryThatCrashesIsReplacedWithinSeconds() {
        try (FaultStage stage = FaultStage.set()) {
            // Given
            stage.waitUpTo(Duration.ofMillis(500));

            // When
            stage.server("db1").kill();
            long killed = System.nanoTime();

            // Then
            Duration gap = stage.firstWriteAfter(killed, SOON);
            stage.fleet().awaitAct(SOON);
            stage.assertOneFailoverAndAllWell();
            assertThat(gap).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "baton.faults", matches = "all")
    void f3APrimaryThatHangsIsReplacedAndTakesNoWriteWhenItWakesUp() {
        try (FaultStage stage = FaultStage.set()) {
            // When
            stage.server("db1").freeze();
            long frozen = System.nanoTime();

            // Then
            stage.firstWriteAfter(frozen, SOON);
            stage.fleet().awaitAct(SOON);
            stage.server("db1").thaw();
            stage.pause(Duration.ofSeconds(3));
            stage.assertOneFailoverAndAllWell();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "baton.faults", matches = "all")
    void f4APrimaryWhoseHostIsSilentIsReplaced() {
        try (FaultStage stage = FaultStage.set()) {
            // Given
            stage.waitUpTo(Duration.ofSeconds(1));

            // When
            stage.lab().network().isolate("db1");
            long cut = System.nanoTime();

            // Then
            stage.firstWriteAfter(cut, SOON);
            stage.fleet().awaitAct(SOON);
            stage.assertPromotions(1);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "baton.faults", matches = "all")
    void f5APrimaryThatComesBackAfterItsReplacementIsNoSecondPrimary() {
        try (FaultStage stage = FaultStage.set()) {
            // Given
            stage.lab().network().isolate("db1");
            long cut = System.nanoTime();
            stage.firstWriteAfter(cut, SOON);
            stage.fleet().awaitAct(SOON);
            stage.pause(Duration.ofSeconds(10));

            // When
            stage.lab().network().heal();

            // Then
            stage.pause(Duration.ofSeconds(5));
            stage.assertOneFailoverAndAllWell();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "baton.faults", matches = "all")
    void f10WhatTheMostAdvancedReplicaReceivedIsAppliedBeforeItIsPromoted() {
        try (FaultStage stage = FaultStage.set()) {
            // Given
            stage.lab().network().partition(Set.of("db3"));
            stage.server("db2").execute("STOP " + stage.replicaWord() + " SQL_THREAD");
            stage.pause(Duration.ofSeconds(2));
            stage.lab().network().heal();

            // When
            stage.server("db1").kill();
            long killed = System.nanoTime();

            // Then
            stage.firstWriteAfter(killed, Duration.ofSeconds(60));
            stage.fleet().awaitAct(Duration.ofSeconds(60));
            stage.assertOneFailoverAndAllWell();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "baton.faults", matches = "all")
    void f24ASecondFailoverWaitsForAnAcknowledgement() {
        try (FaultStage stage = FaultStage.set()) {
            // Given
            stage.server("db1").kill();
            long killed = System.nanoTime();
            stage.firstWriteAfter(killed, SOON);
            JsonNode first = stage.fleet().awaitAct(SOON);
            stage.pause(Duration.ofSeconds(3));
            String successor = stage.fleet().primary();

            // When
            stage.server(successor).kill();
            long killedAgain = System.nanoTime();

            // Then
            stage.pause(Duration.ofSeconds(6));
            stage.assertPromotions(1);
            assertThat(stage.fleet().rest().get("/blocked-recoveries").toString())
                    .contains("db1");
            stage.fleet()
                    .rest()
                    .post(
                            "/recoveries/" + first.path("id").asText() + "/acknowledgement",
                            Map.of("by", "test", "comment", "seen"));
            stage.firstWriteAfter(killedAgain, Duration.ofSeconds(40));
            stage.assertPromotions(2);
        }
    }
}
