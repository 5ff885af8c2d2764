package dev.baton.store;

import static dev.baton.store.TestStore.CLUSTER;
import static dev.baton.store.TestStore.MINUTE;
import static dev.baton.store.TestStore.P1;
import static dev.baton.store.TestStore.R1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.analysis.FindingCode;
import dev.baton.lab.Flavour;
import dev.baton.store.DetectionsTable.Novelty;
import dev.baton.topology.InstanceId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A failure is new once. */
@ParameterizedClass
@MethodSource("dev.baton.store.TestStore#flavours")
final class DetectionsTableIT {

    private final DetectionsTable detections;

    DetectionsTableIT(Flavour flavour) {
        this.detections = TestStore.empty(flavour).detections();
    }

    @Test
    void aFailureIsNewOnceHoweverItIsCalledNext() {
        assertThat(note(P1, MINUTE)).isEqualTo(Novelty.NEW);
        assertThat(detections.note(CLUSTER, P1, FindingCode.UNREACHABLE_PRIMARY, "other", MINUTE))
                .isEqualTo(Novelty.KNOWN);
        assertThat(note(R1, MINUTE)).isEqualTo(Novelty.NEW);
    }

    @Test
    void ofManyThatNoteItAtOnceOneHasIt() throws Exception {
        // Given
        Callable<Novelty> noting = () -> note(P1, MINUTE);

        // When
        List<Future<Novelty>> all;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            all = threads.invokeAll(Collections.nCopies(20, noting));
        }

        // Then
        int fresh = 0;
        for (Future<Novelty> one : all) {
            fresh += one.get() == Novelty.NEW ? 1 : 0;
        }
        assertThat(fresh).isEqualTo(1);
    }

    @Test
    void afterARecoveryOrAWhileItIsAnotherFailure() {
        // Given
        note(P1, MINUTE);

        // When / Then
        detections.endAll(CLUSTER);
        assertThat(note(P1, MINUTE)).isEqualTo(Novelty.NEW);
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> note(P1, Duration.ofMillis(100)) == Novelty.NEW);
    }

    private Novelty note(InstanceId server, Duration forgetAfter) {
        return detections.note(CLUSTER, server, FindingCode.DEAD_PRIMARY, "node", forgetAfter);
    }
}
