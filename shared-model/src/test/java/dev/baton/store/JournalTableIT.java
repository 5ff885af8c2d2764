package dev.baton.store;

import static dev.baton.store.TestStore.CLUSTER;
import static dev.baton.store.TestStore.MINUTE;
import static dev.baton.store.TestStore.P1;
import static dev.baton.store.TestStore.R1;
import static dev.baton.store.TestStore.R2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.lab.Flavour;
import dev.baton.plan.Choice;
import dev.baton.plan.Phase;
import dev.baton.plan.PlannedStep;
import dev.baton.plan.PlannedStep.Necessity;
import dev.baton.plan.Reason;
import dev.baton.plan.Request;
import dev.baton.plan.SoFar.DonePhase;
import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.baton.store.TestStore#flavours")
final class JournalTableIT {

    private static final StepResult DONE = new StepResult.Done("in 12 ms");
    private static final Phase PROVE = phase(
            Phase.Name.PROVE,
            new Step.ReconnectToSource(R1, Duration.ofSeconds(2)),
            new Step.ReconnectToSource(R2, Duration.ofSeconds(2)));
    private static final Phase SETTLE = phase(Phase.Name.SETTLE, new Step.StopReceiving(R1));

    private final Store store;
    private final JournalTable journal;
    private final Recovery recovery;
    private final Lease lease;

    JournalTableIT(Flavour flavour) {
        this.store = TestStore.empty(flavour);
        this.journal = store.journal();
        this.recovery = store.recoveries()
                .register(new RecoveryOrder(
                        CLUSTER, "i1", new Request.ReplaceDeadPrimary(P1), new Trigger.Operator("ana"), P1))
                .recovery();
        this.lease = acquire("n1");
        assertThat(store.recoveries().claim(recovery.id(), lease)).isPresent();
    }

    @Test
    void plannedPhaseIsOpenWithAllItsStepsBeforeAnythingIsDone() {
        // When
        JournalPhase planned = journal.plan(recovery.id(), lease, PROVE);
        // Then
        Journal read = journal.read(recovery.id());
        assertThat(read.open()).contains(planned);
        assertThat(planned.number()).isEqualTo(1);
        assertThat(planned.phase()).isEqualTo(PROVE);
        assertThat(planned.lines()).extracting(JournalLine::state).containsOnly(StepState.PLANNED);
        assertThat(planned.lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.text()).contains("reconnect"));
        assertThat(read.soFar().phases()).isEmpty();
    }

    @Test
    void stepHasBeginningEndAndResult() {
        // Given
        JournalPhase planned = journal.plan(recovery.id(), lease, SETTLE);
        StepKey key = planned.lines().getFirst().key();
        // When
        journal.begin(key, lease);
        JournalLine begun = journal.lines(recovery.id()).getFirst();
        journal.end(key, lease, DONE);
        JournalLine ended = journal.lines(recovery.id()).getFirst();
        // Then
        assertThat(begun.state()).isEqualTo(StepState.RUNNING);
        assertThat(begun.started()).isPresent();
        assertThat(begun.result()).isEmpty();
        assertThat(ended.result()).contains(DONE);
        assertThat(ended.endedAt()).isAfterOrEqualTo(ended.startedAt());
        assertThat(ended.generation()).isEqualTo(lease.token());
        assertThat(ended.phase()).isEqualTo("SETTLE");
    }

    @Test
    void completePhasesAreWhatThePlannerAsksFor() {
        // Given
        List<StepResult> results = List.of(new StepResult.AlreadySo("was"), new StepResult.Failed("no"));
        finish(journal.plan(recovery.id(), lease, PROVE), results);
        journal.plan(recovery.id(), lease, SETTLE);
        // When
        Journal read = journal.read(recovery.id());
        // Then
        assertThat(read.soFar().phases()).containsExactly(new DonePhase(PROVE, results));
        assertThat(read.open().orElseThrow().phase()).isEqualTo(SETTLE);
        assertThat(read.open().orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void phaseCannotBePlannedWhileAnEarlierOneIsOpen() {
        // Given
        journal.plan(recovery.id(), lease, PROVE);
        // Then
        assertThatThrownBy(() -> journal.plan(recovery.id(), lease, SETTLE)).isInstanceOf(IllegalStateException.class);
        assertThat(journal.read(recovery.id()).phases()).hasSize(1);
    }

    @Test
    void endedStepDoesNotEndOrBeginAgain() {
        // Given
        StepKey key =
                journal.plan(recovery.id(), lease, SETTLE).lines().getFirst().key();
        journal.end(key, lease, new StepResult.Skipped("earlier step failed"));
        // Then
        assertThatThrownBy(() -> journal.begin(key, lease)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> journal.end(key, lease, DONE)).isInstanceOf(IllegalStateException.class);
        assertThat(journal.lines(recovery.id()).getFirst().state()).isEqualTo(StepState.SKIPPED);
    }

    @Test
    void staleTokenWritesNothing() {
        // Given
        StepKey key =
                journal.plan(recovery.id(), lease, SETTLE).lines().getFirst().key();
        store.leases().release(lease);
        Lease newer = acquire("n2");
        // Then
        assertThatThrownBy(() -> journal.begin(key, lease)).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> journal.end(key, lease, DONE)).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> journal.plan(recovery.id(), lease, SETTLE)).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> journal.plan(recovery.id(), newer, SETTLE)).isInstanceOf(LeaseLostException.class);
        assertThat(journal.lines(recovery.id())).extracting(JournalLine::state).containsExactly(StepState.PLANNED);
    }

    @Test
    void openPhaseIsGoneOnWithByWhoTakesTheRecoveryOver() {
        // Given
        JournalPhase planned = journal.plan(recovery.id(), lease, PROVE);
        journal.begin(planned.lines().get(0).key(), lease);
        store.leases().release(lease);
        Lease newer = acquire("n2");
        assertThat(store.recoveries().claim(recovery.id(), newer)).isPresent();
        // When
        JournalPhase open = journal.read(recovery.id()).open().orElseThrow();
        // Then
        assertThat(open.lines()).extracting(JournalLine::state).containsExactly(StepState.RUNNING, StepState.PLANNED);
        journal.begin(open.lines().get(0).key(), newer);
        journal.end(open.lines().get(0).key(), newer, DONE);
        journal.end(open.lines().get(1).key(), newer, DONE);
        assertThat(journal.read(recovery.id()).open()).isEmpty();
    }

    @Test
    void resultIsWrittenThoughTheLeaseRanOutAsLongAsNobodyTookIt() {
        // Given
        StepKey key =
                journal.plan(recovery.id(), lease, SETTLE).lines().getFirst().key();
        store.db().update("UPDATE lease SET expires_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND");
        // When
        journal.end(key, lease, DONE);
        // Then
        assertThat(journal.lines(recovery.id()).getFirst().state()).isEqualTo(StepState.DONE);
        assertThatThrownBy(() -> journal.plan(recovery.id(), lease, PROVE)).isInstanceOf(LeaseLostException.class);
    }

    @Test
    void provingIsNoActAndWhatFollowsIs() {
        // Given
        finish(journal.plan(recovery.id(), lease, PROVE), List.of(DONE, DONE));
        boolean afterProving =
                store.recoveries().find(recovery.id()).orElseThrow().acted();
        // When
        journal.plan(recovery.id(), lease, SETTLE);
        // Then
        assertThat(afterProving).isFalse();
        assertThat(store.recoveries().lastActed(CLUSTER).orElseThrow().id()).isEqualTo(recovery.id());
    }

    @Test
    void stepsOnDifferentServersAreWrittenAtTheSameTime() throws Exception {
        // Given
        Phase wide = phase(
                Phase.Name.SETTLE,
                IntStream.range(0, 12).mapToObj(i -> new Step.StopReceiving(R1)).toArray(Step[]::new));
        JournalPhase planned = journal.plan(recovery.id(), lease, wide);
        // When
        List<Future<?>> writes;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            writes = planned.lines().stream()
                    .<Future<?>>map(line -> threads.submit(() -> {
                        journal.begin(line.key(), lease);
                        store.leases().renew(lease, MINUTE);
                        journal.end(line.key(), lease, DONE);
                    }))
                    .toList();
        }
        // Then
        assertThat(writes).allSatisfy(write -> assertThat(write.state()).isEqualTo(Future.State.SUCCESS));
        assertThat(journal.read(recovery.id()).soFar().phases()).hasSize(1);
    }

    @Test
    void purgedRecoveryTakesItsJournalAlong() {
        // Given
        finish(journal.plan(recovery.id(), lease, SETTLE), List.of(DONE));
        store.recoveries().close(recovery.id(), lease, new Outcome.Refused(List.of(new Reason("r", "t"))));
        assertThat(store.recoveries().purge(MINUTE)).isZero();
        store.db().update("UPDATE recovery SET ended_at = UTC_TIMESTAMP(6) - INTERVAL 2 MINUTE");
        // When
        int purged = store.recoveries().purge(MINUTE);
        // Then
        assertThat(purged).isEqualTo(1);
        assertThat(store.recoveries().find(recovery.id())).isEmpty();
        assertThat(journal.read(recovery.id()).phases()).isEmpty();
        assertThat(journal.lines(recovery.id())).isEmpty();
    }

    private static Phase phase(Phase.Name name, Step... steps) {
        return new Phase(
                name,
                List.of(new Reason("rule", "why")),
                Choice.NONE,
                List.of(steps).stream()
                        .map(step -> new PlannedStep(step, Necessity.REQUIRED, "why"))
                        .toList());
    }

    private void finish(JournalPhase planned, List<StepResult> results) {
        for (int i = 0; i < results.size(); i++) {
            journal.begin(planned.lines().get(i).key(), lease);
            journal.end(planned.lines().get(i).key(), lease, results.get(i));
        }
    }

    private Lease acquire(String node) {
        return store.leases().tryAcquire(Lease.on(CLUSTER), node, MINUTE).orElseThrow();
    }
}
