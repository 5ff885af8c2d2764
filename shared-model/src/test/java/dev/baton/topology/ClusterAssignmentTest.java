package dev.baton.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.scenario.Scenario;
import dev.baton.topology.ClusterAssignment.Member;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ClusterAssignmentTest {

    @Test
    void serversThatReplicateFromEachOtherAreOneClusterNamedAfterTheTop() {
        // When
        Map<String, String> clusters =
                assigned(Map.of(), "p1 primary", "r1 <- p1", "a9 <- r1", "q1 primary", "s1 <- q1", "x1 primary");

        // Then
        assertThat(clusters)
                .isEqualTo(Map.of(
                        "p1", "p1:3306", "r1", "p1:3306", "a9", "p1:3306", "q1", "q1:3306", "s1", "q1:3306", "x1",
                        "x1:3306"));
    }

    @Test
    void clusterKeepsItsNameWhenItsPrimaryChanges() {
        // Given: p1 was the primary, and now follows r1.
        Map<String, String> before = Map.of("p1", "shop", "r1", "shop", "r2", "shop");

        // When
        Map<String, String> clusters = assigned(before, "p1 <- r1", "r1 primary", "r2 <- r1");

        // Then
        assertThat(clusters.values()).containsOnly("shop");
    }

    @Test
    void oldPrimaryThatStandsAloneStaysInItsCluster() {
        assertThat(assigned(
                        Map.of("o1", "shop", "p1", "shop", "r1", "shop"), "o1 primary DOWN", "p1 primary", "r1 <- p1"))
                .containsEntry("o1", "shop");
    }

    @Test
    void serverThatReplicatesFromElsewhereMovesThere() {
        // When
        Map<String, String> clusters = assigned(
                Map.of("p1", "shop", "r1", "shop", "r2", "shop", "q1", "mail"),
                "p1 primary",
                "r1 <- p1",
                "r2 <- q1",
                "q1 primary");

        // Then
        assertThat(clusters).isEqualTo(Map.of("p1", "shop", "r1", "shop", "r2", "mail", "q1", "mail"));
    }

    @Test
    void newReplicaJoinsItsSourcesCluster() {
        assertThat(assigned(Map.of("p1", "shop"), "p1 primary", "a1 <- p1")).containsEntry("a1", "shop");
    }

    @Test
    void sourceBehindAnotherAddressIsFoundByItsUuid() {
        assertThat(assigned(Map.of("p1", "shop"), "p1 primary 8.4.6", "r1 <- p1 via=vip"))
                .containsEntry("r1", "shop");
    }

    @Test
    void coPrimariesAreOneCluster() {
        assertThat(assigned(Map.of(), "a1 <- b1", "b1 <- a1").values()).containsOnly("a1:3306");
    }

    private static Map<String, String> assigned(Map<String, String> before, String... lines) {
        List<Member> members = Scenario.parse("test", String.join("\n", lines)).snapshot().servers().stream()
                .map(ServerView::server)
                .map(server ->
                        new Member(server, before.getOrDefault(server.id().host(), "")))
                .toList();
        return ClusterAssignment.of(members).entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().host(),
                        entry -> entry.getValue().name()));
    }
}
