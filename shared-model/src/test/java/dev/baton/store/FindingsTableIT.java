package dev.baton.store;

import static dev.baton.store.FindingChange.Event.APPEARED;
import static dev.baton.store.FindingChange.Event.CHANGED;
import static dev.baton.store.FindingChange.Event.DISAPPEARED;
import static dev.baton.store.TestStore.CLUSTER;
import static dev.baton.store.TestStore.MINUTE;
import static dev.baton.store.TestStore.P1;
import static dev.baton.store.TestStore.R1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.analysis.Finding;
import dev.baton.analysis.FindingCode;
import dev.baton.lab.Flavour;
import dev.baton.topology.ClusterId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.baton.store.TestStore#flavours")
final class FindingsTableIT {

    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    private static final Finding DEAD = finding(FindingCode.DEAD_PRIMARY, "1");
    private static final Finding LAGGING = new Finding(FindingCode.REPLICA_LAGGING, CLUSTER, R1, Map.of("lag", "12 s"));

    private final Store store;
    private final FindingsTable findings;

    FindingsTableIT(Flavour flavour) {
        this.store = TestStore.empty(flavour);
        this.findings = store.findings();
        store.clusters().ensure(CLUSTER);
    }

    @Test
    void findingsComeBackInTheAnalyzersOrderWithTheirEvidenceInOrder() {
        // Given
        Map<String, String> evidence = new LinkedHashMap<>();
        Stream.of("z", "a", "m").forEach(name -> evidence.put(name, "1"));
        Finding ordered = new Finding(FindingCode.ERRANT_GTID, CLUSTER, R1, evidence);
        // When
        findings.replace(CLUSTER, T0, List.of(LAGGING, ordered, DEAD));
        // Then
        assertThat(findings.ofCluster(CLUSTER))
                .extracting(CurrentFinding::finding)
                .containsExactly(LAGGING, ordered, DEAD);
        assertThat(findings.all().get(1).finding().evidence().keySet()).containsExactly("z", "a", "m");
        assertThat(findings.ofCluster(new ClusterId("other"))).isEmpty();
    }

    @Test
    void findingThatStaysKeepsItsBeginningAndTakesNewEvidence() {
        // Given
        findings.replace(CLUSTER, T0, List.of(DEAD));
        Instant since = findings.all().getFirst().firstSeenAt();
        Finding worse = finding(FindingCode.DEAD_PRIMARY, "2");
        // When
        findings.replace(CLUSTER, T0.plusSeconds(1), List.of(LAGGING, worse));
        // Then
        assertThat(findings.all().get(1)).isEqualTo(new CurrentFinding(worse, since));
    }

    @Test
    void whatComesAndGoesIsLogged() {
        // When
        findings.replace(CLUSTER, T0, List.of(DEAD));
        findings.replace(CLUSTER, T0.plusSeconds(1), List.of(DEAD, LAGGING));
        findings.replace(CLUSTER, T0.plusSeconds(2), List.of(LAGGING));
        // Then
        assertThat(store.findingChanges().ofCluster(CLUSTER, Page.first(10)))
                .extracting(FindingChange::event, FindingChange::finding)
                .containsExactly(tuple(DISAPPEARED, DEAD), tuple(APPEARED, LAGGING), tuple(APPEARED, DEAD));
        assertThat(store.findingChanges().recent(Page.first(1))).hasSize(1);
        assertThat(store.findingChanges().purge(MINUTE)).isZero();
    }

    @Test
    void whatChangesIsLoggedUnlessItMovesByItself() {
        // Given
        Finding other = finding(FindingCode.DEAD_PRIMARY, "2");
        Finding further = new Finding(FindingCode.REPLICA_LAGGING, CLUSTER, R1, Map.of("lag", "90 s"));
        // When
        findings.replace(CLUSTER, T0, List.of(DEAD, LAGGING));
        findings.replace(CLUSTER, T0.plusSeconds(1), List.of(other, further));
        // Then
        assertThat(store.findingChanges().ofServer(CLUSTER, P1, Page.first(10)))
                .extracting(FindingChange::event, FindingChange::finding)
                .containsExactly(tuple(CHANGED, other), tuple(APPEARED, DEAD));
        assertThat(store.findingChanges().ofServer(CLUSTER, R1, Page.first(10)))
                .extracting(FindingChange::event, FindingChange::finding)
                .containsExactly(tuple(APPEARED, LAGGING));
    }

    @Test
    void twoFindingsOfOneKindOnOneServerAreTwo() {
        // Given
        Finding second = new Finding(FindingCode.REPLICA_LAGGING, CLUSTER, R1, Map.of("lag", "3 s"));
        // When
        findings.replace(CLUSTER, T0, List.of(LAGGING, second));
        findings.replace(CLUSTER, T0.plusSeconds(1), List.of(LAGGING));
        // Then
        assertThat(findings.all()).extracting(CurrentFinding::finding).containsExactly(LAGGING);
        assertThat(store.findingChanges().recent(Page.first(10))).hasSize(3);
    }

    @Test
    void analysisOfAnOlderSnapshotReplacesNothing() {
        // Given
        findings.replace(CLUSTER, T0.plusSeconds(1), List.of(DEAD));
        // When
        boolean kept = findings.replace(CLUSTER, T0, List.of());
        // Then
        assertThat(kept).isFalse();
        assertThat(findings.all()).hasSize(1);
        assertThat(store.clusters().analysedAt(CLUSTER)).contains(T0.plusSeconds(1));
    }

    @Test
    void numberMovesWhenFindingsComeAndGoAndNotWhenOnlyEvidenceDoes() {
        // Given
        findings.replace(CLUSTER, T0, List.of(DEAD));
        long before = store.changes().number();
        // When
        findings.replace(CLUSTER, T0.plusSeconds(1), List.of(finding(FindingCode.DEAD_PRIMARY, "2")));
        long same = store.changes().number();
        findings.replace(CLUSTER, T0.plusSeconds(2), List.of());
        // Then
        assertThat(same).isEqualTo(before);
        assertThat(store.changes().number()).isGreaterThan(before);
    }

    @Test
    void codeOfANewerVersionIsPassedOver() {
        // Given
        findings.replace(CLUSTER, T0, List.of(DEAD, LAGGING));
        store.db().update("UPDATE finding SET code = 'TELEPORTED' WHERE code = 'DEAD_PRIMARY'");
        // Then
        assertThat(findings.all()).extracting(CurrentFinding::finding).containsExactly(LAGGING);
    }

    @Test
    void findingsOfAClusterThatIsGoneAreForgotten() {
        // Given
        findings.replace(CLUSTER, T0, List.of(DEAD));
        store.db().update("UPDATE cluster SET first_seen_at = '2026-01-01'");
        // When
        int gone = store.clusters().purgeEmpty(MINUTE);
        // Then
        assertThat(gone).isEqualTo(1);
        assertThat(findings.replace(CLUSTER, T0.plusSeconds(1), List.of(DEAD))).isFalse();
        assertThat(findings.purge()).isEqualTo(1);
        assertThat(findings.all()).isEmpty();
    }

    private static Finding finding(FindingCode code, String replicas) {
        return new Finding(code, CLUSTER, P1, Map.of("replicas", replicas));
    }
}
