package dev.baton.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.execute.CrashingWorker.When;
import dev.baton.lab.Flavour;
import dev.baton.lab.LabExtension;
import dev.baton.lab.MysqlServer;
import dev.baton.lab.ReplicationLab;
import dev.baton.plan.Request;
import dev.baton.store.JournalLine;
import dev.baton.store.Recovery;
import dev.baton.store.RecoveryState;
import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** F34: the worker is killed at each step of a failover in turn, and another brings the recovery to its end (I3, I4, I5). */
class CrashAtEachStepIT {

    /** Of a failover with two replicas: three to settle, four to promote, three to repoint. */
    private static final int STEPS = 10;

    private static final int STEPS_OF_REHANGING = 3;

    @RegisterExtension
    static final LabExtension labs = LabExtension.primaryWithReplicas(2);

    @RegisterExtension
    static final LabExtension chains = LabExtension.chain(2);

    @RegisterExtension
    static final RecoveryStage stage = new RecoveryStage();

    static Stream<Arguments> everyStep() {
        return IntStream.rangeClosed(1, STEPS)
                .boxed()
                .flatMap(step -> Stream.of(
                        Arguments.of(Flavour.MARIADB_11_4, step, When.BEFORE_THE_EFFECT),
                        Arguments.of(Flavour.MARIADB_11_4, step, When.AFTER_THE_EFFECT),
                        Arguments.of(Flavour.MYSQL_9_7, step, When.AFTER_THE_EFFECT)));
    }

    @ParameterizedTest(name = "{0}, step {1}, {2}")
    @MethodSource("everyStep")
    void anotherWorkerFinishesWhatADeadOneBegan(Flavour flavour, int step, When when) throws Exception {
        // Given
        ReplicationLab lab = labs.on(flavour);
        try (TestWorker heir = new TestWorker(stage.url(), "heir", UnaryOperator.identity())) {
            ClusterId cluster = stage.prepare(heir, lab);
            lab.primary().kill();
            stage.lose(heir, lab.primary());
            Recovery recovery = stage.register(
                    heir.store(),
                    cluster,
                    new Request.ReplaceDeadPrimary(RecoveryStage.id(lab.primary())),
                    RecoveryStage.id(lab.primary()));
            assertThat(stage.runUntilDeath(recovery.id(), step, when)).isEqualTo(CrashingWorker.DIED);

            // When
            Recovery ended = await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> heir.runner().run(recovery), Optional::isPresent)
                    .orElseThrow();

            // Then
            assertThat(ended.state()).as(ended.outcome().toString()).isEqualTo(RecoveryState.SUCCEEDED);
            assertThat(heir.store().journal().lines(recovery.id()))
                    .hasSize(STEPS)
                    .extracting(JournalLine::result)
                    .allMatch(Optional::isPresent);
            MysqlServer primary = RecoveryStage.checkOnePrimary(lab.replicas(), lab);
            assertThat(ended.outcome().successor()).contains(RecoveryStage.id(primary));
        }
    }

    /** The same for a plan that moves replicas: two steps to settle, one to rehang. */
    @ParameterizedTest(name = "{0}, step {1}, {2}")
    @MethodSource("everyStepOfRehanging")
    void anotherWorkerFinishesTheRehangingThatADeadOneBegan(Flavour flavour, int step, When when) throws Exception {
        // Given
        ReplicationLab lab = chains.on(flavour);
        try (TestWorker heir = new TestWorker(stage.url(), "heir", UnaryOperator.identity())) {
            ClusterId cluster = stage.prepare(heir, lab);
            lab.replica(1).kill();
            stage.lose(heir, lab.replica(1));
            InstanceId lost = RecoveryStage.id(lab.replica(1));
            Recovery recovery = stage.register(heir.store(), cluster, new Request.RehangReplicas(lost), lost);
            assertThat(stage.runUntilDeath(recovery.id(), step, when)).isEqualTo(CrashingWorker.DIED);

            // When
            Recovery ended = await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> heir.runner().run(recovery), Optional::isPresent)
                    .orElseThrow();

            // Then
            assertThat(ended.state()).as(ended.outcome().toString()).isEqualTo(RecoveryState.SUCCEEDED);
            lab.waitUntilCaughtUp(lab.replica(2), lab.primary());
        }
    }

    static Stream<Arguments> everyStepOfRehanging() {
        return IntStream.rangeClosed(1, STEPS_OF_REHANGING)
                .boxed()
                .flatMap(step -> Stream.of(
                        Arguments.of(Flavour.MARIADB_11_4, step, When.AFTER_THE_EFFECT),
                        Arguments.of(Flavour.MYSQL_9_7, step, When.BEFORE_THE_EFFECT)));
    }
}
