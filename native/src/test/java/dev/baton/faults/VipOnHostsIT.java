package dev.baton.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.lab.hosts.HostLab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Virtual IPs while hosts fail: F1, F4, F42, F44, F45, and the death of an intermediate source. */
class VipOnHostsIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Duration A_FEW_SWEEPS = Duration.ofSeconds(12);
    private static final Duration LONG = Duration.ofSeconds(90);

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
            stage.assertNoSecretIsTold();
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
    void f4ALeasedVipLeavesASilentHostByItselfBeforeItIsRaisedOnAnother() {
        try (FaultStage stage = FaultStage.withVip(Map.of("whenUnreachable", "wait-lease", "lease", "15s"), Map.of())) {
            // When
            stage.lab().network().isolate("db1");
            long cut = System.nanoTime();

            // Then
            stage.firstWriteAfter(cut, LONG);
            stage.fleet().awaitAct(LONG);
            assertThat(stage.holders())
                    .as(stage.story())
                    .containsExactly(stage.fleet().primary())
                    .doesNotContain("db1");
            stage.assertNeverTwoOwners();
            stage.lab().network().heal();
            stage.assertOneFailoverAndAllWell();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "baton.faults", matches = "all")
    void f4AHostThatCannotBeToldIsFencedBeforeAnybodyIsPromoted(@TempDir Path folder) {
        Path asked = folder.resolve("asked");
        Path off = folder.resolve("off");
        String command =
                "env > %1$s.new; mv %1$s.new %1$s; until test -e %2$s; do sleep 0.1; done".formatted(asked, off);
        try (FaultStage stage = fencingBy(command)) {
            // When
            stage.lab().network().isolate("db1");

            // Then
            await().atMost(SOON).until(() -> Files.exists(asked));
            assertThat(stage.promotions()).as(stage.story()).isEmpty();
            stage.lab().host("db1").kill();
            Files.createFile(off);
            stage.firstWriteAfter(System.nanoTime(), SOON);
            stage.fleet().awaitAct(SOON);
            assertThat(asked)
                    .content()
                    .contains("BATON_HOST=db1\n", "BATON_PORT=3306\n", "BATON_ADDRESS=" + stage.vip() + "\n")
                    .doesNotContain("SMALLRYE_CONFIG_LOCATIONS");
            assertThat(stage.holders())
                    .as(stage.story())
                    .containsExactly(stage.fleet().primary());
            stage.assertNeverTwoOwners();
            stage.assertOneFailoverAndAllWell();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "baton.faults", matches = "all")
    void f4NobodyIsPromotedIfTheHostCannotBeFenced(@TempDir Path folder) {
        Path tries = folder.resolve("tries");
        try (FaultStage stage = fencingBy("echo again >> " + tries + "; exit 3")) {
            // When
            stage.lab().network().isolate("db1");

            // Then
            await().atMost(LONG)
                    .until(() ->
                            Files.exists(tries) && Files.readAllLines(tries).size() >= 2);
            assertThat(stage.promotions()).as(stage.story()).isEmpty();
            assertThat(stage.holders()).as(stage.story()).containsExactly("db1");
            assertThat(stage.story()).contains("the fencing command ended with exit 3");
            stage.lab().network().heal();
            stage.firstWriteAfter(System.nanoTime(), SOON);
            stage.assertNothingHappened();
            stage.assertAllWell();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "baton.faults", matches = "all")
    void theVipOfAnIntermediateSourceThatDiesGoesToTheOneThatTakesItsReplicas() {
        try (FaultStage stage = withVipOfAnIntermediateSource()) {
            // When
            stage.server("db2").kill();

            // Then
            assertFollowedTheReplicas(stage);
            stage.server("db2").start();
            stage.pause(A_FEW_SWEEPS);
            assertThat(stage.holders()).as(stage.story()).containsExactly("db1");
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "baton.faults", matches = "all")
    void theVipOfAnIntermediateSourceWhoseHostIsGoneGoesToTheOneThatTakesItsReplicas() {
        try (FaultStage stage = withVipOfAnIntermediateSource()) {
            // When
            stage.lab().host("db2").kill();

            // Then
            assertFollowedTheReplicas(stage);
        }
    }

    private static FaultStage withVipOfAnIntermediateSource() {
        FaultStage stage = FaultStage.chain();
        try {
            stage.fleet().raise(stage.vip(), Map.of("role", "part-of db2"));
            assertThat(stage.holders()).containsExactly("db2");
            return stage;
        } catch (RuntimeException | AssertionError e) {
            stage.close();
            throw e;
        }
    }

    private static void assertFollowedTheReplicas(FaultStage stage) {
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(stage.holders()).as(stage.story()).containsExactly("db1"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stage.fleet()
                                .rest()
                                .get("/vips/" + stage.vip())
                                .path("role")
                                .asText())
                        .as(stage.story())
                        .isEqualTo("part of db1"));
        assertThat(stage.sourceOf("db3")).isEqualTo("db1");
        assertThat(stage.promotions()).as(stage.story()).isEmpty();
    }

    private static FaultStage fencingBy(String command) {
        return FaultStage.withVip(
                Map.of("whenUnreachable", "fence-hook"), Map.of("baton.vip.fence-command", "sh,-c," + command));
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
