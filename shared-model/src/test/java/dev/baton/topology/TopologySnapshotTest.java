package dev.baton.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.scenario.RandomTopology;
import dev.baton.scenario.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopologySnapshotTest {

    private static final InstanceId P1 = InstanceId.parse("p1");
    private static final InstanceId R1 = InstanceId.parse("r1");

    // ---- sources

    @Test
    void sourceIsFoundByItsAddress() {
        // Given
        TopologySnapshot snapshot = snapshot("p1 primary", "r1 <- p1 unconnected");

        // Then
        assertThat(ids(snapshot.get(R1).sources())).containsExactly(P1);
        assertThat(ids(snapshot.get(P1).replicas())).containsExactly(R1);
    }

    @Test
    void sourceBehindAnotherAddressIsFoundByItsUuid() {
        assertThat(ids(snapshot("p1 primary 8.4.6", "r1 <- p1 via=vip:3306")
                        .get(R1)
                        .sources()))
                .containsExactly(P1);
    }

    @Test
    void sourceWithoutUuidIsFoundByAServerIdThatOnlyOneServerHas() {
        // When
        TopologySnapshot unique = snapshot("p1 primary 11.4.5-MariaDB", "r1 <- p1 via=vip:3306");
        TopologySnapshot shared = snapshot("p1 primary 11.4.5-MariaDB", "r1 <- p1 via=vip:3306", "r2 <- p1 id=1");

        // Then
        assertThat(ids(unique.get(R1).sources())).containsExactly(P1);
        assertThat(shared.get(R1).sources()).isEmpty();
    }

    @Test
    void uuidThatTwoServersShareFindsNobody() {
        assertThat(snapshot("p1 primary 8.4.6 id=7", "r1 <- p1 via=vip:3306 id=7", "r2 <- p1 uuid=A")
                        .get(R1)
                        .sources())
                .isEmpty();
    }

    @Test
    void serverIsNeverItsOwnSource() {
        // Given: its source's uuid is its own, as after a copied data folder.
        TopologySnapshot snapshot = snapshot("p1 primary 8.4.6", "r1 <- stranger source-uuid=B");

        // Then
        assertThat(snapshot.get(R1).sources()).isEmpty();
        assertThat(snapshot.get(R1).isCoPrimary()).isFalse();
    }

    @Test
    void sourceOutsideOfTheClusterIsNoPrimaryOfIt() {
        // Given
        TopologySnapshot snapshot = snapshot("r1 <- feed.example.com", "r2 <- r1");

        // Then
        assertThat(snapshot.get(R1).isReplica()).isTrue();
        assertThat(snapshot.get(R1).isIntermediateSource()).isTrue();
        assertThat(snapshot.primary()).isEmpty();
    }

    @Test
    void serversOfTwoChannelsToTheSameSourceCountOnce() {
        assertThat(ids(snapshot("p1 primary", "r1 <- p1 channel=one", "   <- p1 channel=two")
                        .get(P1)
                        .replicas()))
                .containsExactly(R1);
    }

    // ---- primary

    @Test
    void primaryIsTheOneThatOthersFollowEvenWhenItIsDead() {
        assertThat(primary("p1 primary DOWN", "r1 <- p1 io=connecting", "x1 primary writable"))
                .isEqualTo("p1:3306");
    }

    @Test
    void oldPrimaryThatComesBackWritableIsNotThePrimary() {
        assertThat(primary("o1 primary writable", "p1 primary", "r1 <- p1")).isEqualTo("p1:3306");
    }

    @Test
    void lostPrimaryIsNotThePrimaryThoughOthersStillFollowIt() {
        assertThat(primary("o1 primary DOWN lost", "n1 primary", "r1 <- o1 lost", "r2 <- o1 lost"))
                .isEqualTo("n1:3306");
    }

    @Test
    void primaryInDowntimeStaysThePrimary() {
        assertThat(primary("p1 primary downtime=disks", "r1 <- p1", "x1 primary"))
                .isEqualTo("p1:3306");
    }

    @Test
    void ofCoPrimariesTheWritableOneLeadsThoughTheOtherHasMoreReplicas() {
        String[] pair = {"a1 <- b1 writable", "b1 <- a1", "r1 <- b1", "r2 <- b1"};
        assertThat(primary(pair)).isEqualTo("a1:3306");
        pair[0] += " DOWN";
        assertThat(primary(pair)).isEqualTo("a1:3306");
    }

    @Test
    void primaryKnownByNameOnlyIsThePrimary() {
        assertThat(primary("p1 NEVER-SEEN", "r1 <- p1")).isEqualTo("p1:3306");
    }

    @Test
    void nobodyIsThePrimaryIfTwoAreEqual() {
        assertThat(primary("a1 primary", "b1 primary", "r1 <- a1", "r2 <- b1")).isEqualTo("none");
    }

    @Test
    void writableOneOfTwoEqualsIsThePrimary() {
        assertThat(primary("a1 primary read-only", "b1 primary")).isEqualTo("b1:3306");
    }

    // ---- as a whole

    @Test
    void everyRandomClusterIsConsistent() {
        RandomTopology.forEach(2_000, scenario -> {
            TopologySnapshot snapshot = scenario.snapshot();
            for (ServerView server : snapshot.servers()) {
                server.sources()
                        .forEach(source -> assertThat(ids(source.replicas())).contains(server.id()));
                server.replicas().forEach(replica -> {
                    assertThat(ids(replica.sources())).contains(server.id());
                    assertThat(replica.linkFrom(server.id())).isPresent();
                });
                assertThat(server.isPrimary() && server.isReplica()).isFalse();
            }
            snapshot.primary()
                    .ifPresent(primary -> assertThat(primary.isReplica()).isFalse());
        });
    }

    @Test
    void serversSeenAnewReplaceTheOldOnes() {
        // Given
        TopologySnapshot before = snapshot("p1 primary", "r1 <- p1");
        TopologySnapshot elsewhere = snapshot("p1 primary DOWN", "r2 <- p1");

        // When
        TopologySnapshot after = before.with(
                elsewhere.servers().stream().map(ServerView::server).toList(),
                before.takenAt().plusSeconds(1));

        // Then
        assertThat(ids(after.servers())).containsExactly(P1, R1, InstanceId.parse("r2"));
        assertThat(after.get(P1).unreachable()).isTrue();
        assertThat(after.takenAt()).isEqualTo(before.takenAt().plusSeconds(1));
        assertThat(before.get(P1).reachable()).isTrue();
    }

    @Test
    void strangerIsNotInTheCluster() {
        TopologySnapshot snapshot = snapshot("p1 primary");
        assertThat(snapshot.find(R1)).isEmpty();
        assertThatThrownBy(() -> snapshot.get(R1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("r1:3306");
    }

    private static String primary(String... lines) {
        return snapshot(lines).primary().map(server -> server.id().toString()).orElse("none");
    }

    private static TopologySnapshot snapshot(String... lines) {
        return Scenario.parse("test", String.join("\n", lines)).snapshot();
    }

    private static List<InstanceId> ids(List<ServerView> servers) {
        return servers.stream().map(ServerView::id).toList();
    }
}
