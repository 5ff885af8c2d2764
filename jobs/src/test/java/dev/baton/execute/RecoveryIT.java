package dev.baton.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lab.Flavour;
import dev.baton.lab.LabExtension;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.ReplicationLab;
import dev.baton.plan.Request;
import dev.baton.store.Recovery;
import dev.baton.store.RecoveryState;
import dev.baton.topology.ClusterId;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole recoveries on every flavour that the contract covers. */
class RecoveryIT {

    @RegisterExtension
    static final LabExtension labs = LabExtension.primaryWithReplicas(2);

    @RegisterExtension
    static final RecoveryStage stage = new RecoveryStage();

    private TestWorker worker;

    @BeforeEach
    void hire() {
        worker = new TestWorker(stage.url(), "worker", UnaryOperator.identity());
    }

    @AfterEach
    void dismiss() {
        worker.close();
    }

    @ParameterizedTest
    @MethodSource("dev.baton.lab.Flavours#forContractTests")
    void aKilledPrimaryIsReplaced(Flavour flavour) {
        // Given
        ReplicationLab lab = labs.on(flavour);
        ClusterId cluster = stage.prepare(worker, lab);
        lab.primary().kill();
        stage.lose(worker, lab.primary());

        // When
        Recovery ended = run(cluster, new Request.ReplaceDeadPrimary(RecoveryStage.id(lab.primary())), lab);

        // Then
        assertThat(ended.state()).as(story(ended)).isEqualTo(RecoveryState.SUCCEEDED);
        RecoveryStage.checkOnePrimary(lab.replicas(), lab);
    }

    @ParameterizedTest
    @MethodSource("dev.baton.lab.Flavours#forContractTests")
    void aFrozenPrimaryIsReplacedOnceItsReplicasCannotReachIt(Flavour flavour) {
        // Given
        ReplicationLab lab = labs.on(flavour);
        ClusterId cluster = stage.prepare(worker, lab);
        lab.primary().freeze();
        stage.lose(worker, lab.primary());

        // When
        Recovery ended = run(cluster, new Request.ReplaceDeadPrimary(RecoveryStage.id(lab.primary())), lab);

        // Then
        assertThat(ended.state()).as(story(ended)).isEqualTo(RecoveryState.SUCCEEDED);
        RecoveryStage.checkOnePrimary(lab.replicas(), lab);
    }

    @ParameterizedTest
    @MethodSource("dev.baton.lab.Flavours#forContractTests")
    void aPrimaryHandsOverAndBecomesAReplica(Flavour flavour) {
        // Given
        ReplicationLab lab = labs.on(flavour);
        ClusterId cluster = stage.prepare(worker, lab);
        Request takeover = new Request.Takeover(
                RecoveryStage.id(lab.primary()), new Request.Target.Named(RecoveryStage.id(lab.replica(2))));

        // When
        Recovery ended = run(cluster, takeover, lab);

        // Then
        assertThat(ended.state()).as(story(ended)).isEqualTo(RecoveryState.SUCCEEDED);
        MysqlServer primary = RecoveryStage.checkOnePrimary(lab.servers(), lab);
        assertThat(primary).isSameAs(lab.replica(2));
    }

    private Recovery run(ClusterId cluster, Request request, ReplicationLab lab) {
        return stage.run(worker, cluster, request, RecoveryStage.id(lab.primary()));
    }

    private String story(Recovery ended) {
        return RecoveryStage.story(worker, ended);
    }
}
