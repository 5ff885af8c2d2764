package dev.baton.store;

import static dev.baton.store.TestStore.CLUSTER;
import static dev.baton.store.TestStore.MINUTE;
import static dev.baton.store.TestStore.P1;
import static dev.baton.store.TestStore.R1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lab.Flavour;
import dev.baton.topology.ClusterId;
import dev.baton.topology.Failure;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Observation;
import dev.baton.topology.PromotionRule;
import dev.baton.topology.Server;
import dev.baton.topology.ServerView;
import dev.baton.topology.TopologySnapshot;
import dev.baton.topology.Vote;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.baton.store.TestStore#flavours")
final class SnapshotReaderIT {

    private static final ClusterId OTHER = new ClusterId("x1:3306");
    private static final InstanceId X1 = InstanceId.parse("x1:3306");
    private static final Failure REFUSED = new Failure(Failure.Kind.REFUSED, "");

    private final Store store;

    SnapshotReaderIT(Flavour flavour) {
        this.store = TestStore.empty(flavour);
    }

    @BeforeEach
    void twoClustersWithAllThatIsSaidOfThem() {
        store.clusters().ensure(CLUSTER);
        store.clusters().ensure(OTHER);
        store.servers().saveAll(List.of(unseen(P1, CLUSTER), unseen(R1, CLUSTER), unseen(X1, OTHER)));
        store.promotionRules().say(R1, PromotionRule.PREFER, MINUTE);
        store.downtimes().begin(P1, "ops", "disk", MINUTE);
        store.nodes().enter("n1", "0.1");
        store.nodes().enter("n2", "0.1");
        store.votes().cast("n1", List.of(ballot(P1), ballot(X1)));
        store.leases().tryAcquire(Lease.on(CLUSTER), "n1", MINUTE);
    }

    @Test
    void snapshotHoldsAllThatIsKnownOfTheCluster() {
        // When
        TopologySnapshot snapshot = store.snapshots().snapshot(CLUSTER).orElseThrow();
        // Then
        assertThat(snapshot.cluster().generation()).isEqualTo(1);
        assertThat(snapshot.servers()).extracting(ServerView::id).containsExactly(P1, R1);
        assertThat(snapshot.get(R1).server().rule()).isEqualTo(PromotionRule.PREFER);
        assertThat(snapshot.get(P1).downtimed()).isTrue();
        assertThat(snapshot.get(P1).server().downtime().owner()).isEqualTo("ops");
        assertThat(snapshot.votes().liveWorkers()).isEqualTo(2);
        assertThat(snapshot.votes().cast()).extracting(Vote::server).containsExactly(P1);
        assertThat(Duration.between(snapshot.takenAt(), store.db().now())).isBetween(Duration.ZERO, MINUTE);
    }

    @Test
    void snapshotsOfAllClustersAreThoseOfEach() {
        // When
        List<TopologySnapshot> all = store.snapshots().snapshots();
        // Then
        assertThat(all).extracting(snapshot -> snapshot.cluster().id()).containsExactly(CLUSTER, OTHER);
        for (TopologySnapshot one : all) {
            TopologySnapshot same =
                    store.snapshots().snapshot(one.cluster().id()).orElseThrow();
            assertThat(servers(one)).isEqualTo(servers(same));
            assertThat(one.votes()).isEqualTo(same.votes());
            assertThat(one.cluster()).isEqualTo(same.cluster());
        }
    }

    @Test
    void whatRanOutIsNotSaidAnyMore() {
        // When
        store.promotionRules().say(R1, PromotionRule.PREFER, Duration.ZERO);
        store.downtimes().begin(P1, "ops", "disk", Duration.ZERO);
        // Then
        TopologySnapshot snapshot = store.snapshots().snapshot(CLUSTER).orElseThrow();
        assertThat(snapshot.get(R1).server().rule()).isEqualTo(PromotionRule.NEUTRAL);
        assertThat(snapshot.get(P1).downtimed()).isFalse();
        assertThat(store.promotionRules().purgeExpired()).isEqualTo(1);
        assertThat(store.downtimes().purgeExpired()).isEqualTo(1);
    }

    @Test
    void clusterThatIsNotKnownHasNoSnapshot() {
        assertThat(store.snapshots().snapshot(new ClusterId("none"))).isEmpty();
    }

    private static List<Server> servers(TopologySnapshot snapshot) {
        return snapshot.servers().stream().map(ServerView::server).toList();
    }

    private static Sighting unseen(InstanceId id, ClusterId cluster) {
        return new Sighting(id, cluster, new Observation.NeverSeen(REFUSED, Instant.EPOCH, Instant.EPOCH));
    }

    private static Ballot ballot(InstanceId server) {
        return new Ballot(server, Vote.Verdict.UNREACHABLE, "refused");
    }
}
