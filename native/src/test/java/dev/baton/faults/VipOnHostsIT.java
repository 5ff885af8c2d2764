package dev.baton.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.lab.hosts.HostLab;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Virtual IPs while hosts fail: F1, F4, F42, F44, F45. */
class VipOnHostsIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    @BeforeEach
    void needHosts() {
        HostLab.assumePossible();
    }

    @Test
    void f1TheVipFollowsAPrimaryThatCrashes() {
        try (FaultStage stage = FaultStage.withVip()) {
            // When
            stage.server("db1").kill();
            long killed = System.nanoTime();

            // Then
            stage.firstWriteAfter(killed, SOON);
            stage.fleet().awaitAct(SOON);
            assertThat(stage.holders())
                    .as(stage.story())
                    .containsExactly(stage.fleet().primary());
            stage.assertOneFailoverAndAllWell();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "baton.faults", matches = "all")
    void f4TheVipFollowsAPrimaryWhoseHostIsSilent() {
        try (FaultStage stage = FaultStage.withVip()) {
            // When
            stage.lab().network().isolate("db1");
            long cut = System.nanoTime();

            // Then
            stage.firstWriteAfter(cut, SOON);
            stage.fleet().awaitAct(SOON);
            assertThat(stage.holders()).as(stage.story()).contains(stage.fleet().primary());
            stage.assertPromotions(1);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "baton.faults", matches = "all")
    void f42AStaleVipOnAnotherHostIsTakenAway() {
        try (FaultStage stage = FaultStage.withVip()) {
            // When
            stage.lab().host("db3").run("ip", "address", "add", stage.vip() + "/24", "dev", "eth0");

            // Then
            await().atMost(SOON).until(() -> stage.holders().equals(List.of("db1")));
            stage.assertNothingHappened();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "baton.faults", matches = "all")
    void f44AVipThatAHostCannotBeToldToDropIsNotRaisedOnAnother() {
        try (FaultStage stage = FaultStage.withVip()) {
            // Given
            stage.lab().network().block("db1", 22);

            // When
            stage.server("db1").kill();

            // Then
            stage.pause(Duration.ofSeconds(12));
            assertThat(stage.holders()).as(stage.story()).containsExactly("db1");
            stage.lab().network().heal();
            await().atMost(SOON)
                    .until(() -> stage.holders().equals(List.of(stage.fleet().primary()))
                            && !"db1".equals(stage.fleet().primary()));
            stage.assertPromotions(1);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "baton.faults", matches = "all")
    void f45WhatAMoveWouldMissIsFoundBeforeItIsNeeded() {
        try (FaultStage stage = FaultStage.withVip()) {
            // Given
            stage.lab().host("db2").permit(List.of("# nothing"));
            stage.lab().host("db3").run("mount", "--bind", "/dev/null", "/usr/bin/arping");

            // When
            JsonNode found = stage.fleet().rest().post("/vips/" + stage.vip() + "/check?wait=30", Map.of("by", "test"));

            // Then
            assertThat(found.toString())
                    .contains("db2")
                    .contains("sudo")
                    .contains("db3")
                    .contains("arping");
        }
    }
}
