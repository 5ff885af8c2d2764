package dev.baton.store;

import static dev.baton.store.TestStore.CLUSTER;
import static dev.baton.store.TestStore.MINUTE;
import static dev.baton.store.TestStore.P1;
import static dev.baton.store.TestStore.R1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lab.Flavour;
import dev.baton.store.ClustersTable.Renaming;
import dev.baton.topology.ClusterId;
import dev.baton.topology.ClusterInfo;
import dev.baton.topology.Failure;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.baton.store.TestStore#flavours")
final class ClustersTableIT {

    private static final ClusterId OTHER = new ClusterId("x1:3306");

    private final Store store;
    private final ClustersTable clusters;

    ClustersTableIT(Flavour flavour) {
        this.store = TestStore.empty(flavour);
        this.clusters = store.clusters();
        clusters.ensure(CLUSTER);
        clusters.ensure(OTHER);
    }

    @Test
    void clusterGoesByItsNameUntilItHasAnAlias() {
        // Given
        clusters.ensure(CLUSTER);
        assertThat(clusters.all())
                .containsExactly(new ClusterInfo(CLUSTER, "p1:3306", 0), new ClusterInfo(OTHER, "x1:3306", 0));
        // When
        Renaming renaming = clusters.rename(OTHER, "billing");
        // Then
        assertThat(renaming).isEqualTo(Renaming.DONE);
        assertThat(clusters.all()).extracting(ClusterInfo::alias).containsExactly("billing", "p1:3306");
        assertThat(clusters.rename(OTHER, "x1:3306")).isEqualTo(Renaming.DONE);
        assertThat(clusters.find(OTHER)).contains(new ClusterInfo(OTHER, "x1:3306", 0));
    }

    @Test
    void aliasThatAnotherClusterGoesByIsTaken() {
        // Given
        clusters.rename(OTHER, "billing");
        // Then
        assertThat(clusters.rename(CLUSTER, "billing")).isEqualTo(Renaming.NAME_TAKEN);
        assertThat(clusters.rename(CLUSTER, "x1:3306")).isEqualTo(Renaming.NAME_TAKEN);
        assertThat(clusters.rename(OTHER, "billing")).isEqualTo(Renaming.DONE);
        assertThat(clusters.rename(new ClusterId("none"), "a")).isEqualTo(Renaming.NO_SUCH_CLUSTER);
    }

    @Test
    void generationIsTheTokenOfTheClustersLease() {
        // Given
        store.leases().tryAcquire(Lease.on(CLUSTER), "n1", MINUTE).ifPresent(store.leases()::release);
        store.leases().tryAcquire(Lease.on(CLUSTER), "n2", MINUTE);
        // Then
        assertThat(clusters.find(CLUSTER).orElseThrow().generation()).isEqualTo(2);
    }

    @Test
    void clusterIsFoundByNameAliasMemberAndAddressOfAMember() {
        // Given
        clusters.rename(CLUSTER, "billing");
        Failure why = new Failure(Failure.Kind.REFUSED, "");
        Observation unseen = new Observation.NeverSeen(why, Instant.EPOCH, Instant.EPOCH);
        store.servers().saveAll(List.of(new Sighting(P1, CLUSTER, unseen), new Sighting(R1, CLUSTER, unseen)));
        store.addresses().remember(InstanceId.parse("10.0.0.2"), R1);
        // Then
        assertThat(List.of("p1:3306", "billing", "r1:3306", "r1", "10.0.0.2:3306"))
                .allSatisfy(hint -> assertThat(clusters.findByHint(hint).map(ClusterInfo::id))
                        .contains(CLUSTER));
        assertThat(List.of("r2:3306", "bill", "", "no such; name"))
                .allSatisfy(hint -> assertThat(clusters.findByHint(hint)).isEmpty());
    }

    @Test
    void onlyOldClustersWithoutServersAreForgotten() {
        // Given
        Failure why = new Failure(Failure.Kind.REFUSED, "");
        Observation unseen = new Observation.NeverSeen(why, Instant.EPOCH, Instant.EPOCH);
        store.servers().saveAll(List.of(new Sighting(P1, CLUSTER, unseen)));
        assertThat(clusters.purgeEmpty(MINUTE)).isZero();
        // When
        int gone = clusters.purgeEmpty(Duration.ZERO);
        // Then
        assertThat(gone).isEqualTo(1);
        assertThat(clusters.all()).extracting(ClusterInfo::id).containsExactly(CLUSTER);
    }
}
