package dev.baton.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lab.Flavour;
import dev.baton.lab.LabExtension;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.ReplicationLab;
import dev.baton.store.Page;
import dev.baton.topology.ClusterId;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RehearsalIT {

    @RegisterExtension
    static final LabExtension labs = LabExtension.primaryWithReplicas(2);

    @RegisterExtension
    static final RecoveryStage stage = new RecoveryStage();

    private TestWorker worker;

    @BeforeEach
    void open() {
        worker = new TestWorker(stage.url(), "worker", UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        worker.close();
    }

    @Test
    void failoversAreGoneThroughInMindUntilThatIsEnoughAndNobodyNotices() {
        // Given
        ReplicationLab lab = labs.on(Flavour.DEFAULT);
        ClusterId cluster = stage.prepare(worker, lab);
        Rehearsal rehearsal = worker.rehearsal();
        long generation = generation(cluster);

        // When
        for (int i = 0; i < 20; i++) {
            rehearsal.goOn();
        }

        // Then
        assertThat(rehearsal.rehearsed()).isEqualTo(60);
        assertThat(worker.store().recoveries().recent(new Page(0, 10))).isEmpty();
        assertThat(worker.store().findings().ofCluster(cluster)).isEmpty();
        assertThat(generation(cluster)).isEqualTo(generation);
        MysqlServer primary = RecoveryStage.checkOnePrimary(lab.servers(), lab);
        assertThat(primary).isSameAs(lab.primary());
    }

    private long generation(ClusterId cluster) {
        return worker.store().clusters().find(cluster).orElseThrow().generation();
    }
}
